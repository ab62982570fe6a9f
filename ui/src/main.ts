import './styles/fonts';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './views/App.svelte';
import { useTransport } from './wire/call';

if (import.meta.env.VITE_FAKE === '1') {
  const { createFake } = await import('./wire/fake');
  const state = new URLSearchParams(location.search).get('fake');
  useTransport(createFake((state ?? 'full') as Parameters<typeof createFake>[0]));
}

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(App, { target });
