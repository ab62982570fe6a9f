// A listener on this machine that notes whoever calls: requests by their path, bare connections too.

import { createServer } from 'node:net';
import { createSocket } from 'node:dgram';

/** Listens on one port, TCP and UDP; `served` is answered to GET /page. */
export async function listen(served = () => '') {
  const heard = { connections: 0, paths: [], datagrams: 0 };
  const server = createServer((socket) => {
    heard.connections += 1;
    socket.on('error', () => {});
    socket.once('data', (bytes) => {
      const path = /^[A-Z]+ (\S+)/.exec(bytes.toString('latin1'))?.[1] ?? '(no request)';
      heard.paths.push(path);
      const page = path === '/page';
      const body = page ? served() : '';
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: ${page ? 'text/html; charset=utf-8' : 'text/plain'}\r\n` +
          `Content-Length: ${Buffer.byteLength(body)}\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n${body}`,
      );
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const udp = createSocket('udp4');
  udp.on('message', () => (heard.datagrams += 1));
  await new Promise((resolve) => udp.bind(port, '127.0.0.1', resolve));
  return {
    port,
    heard,
    close() {
      udp.close();
      server.close();
    },
  };
}
