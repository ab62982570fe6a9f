/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** "1" shows the screens with invented data, without the window. */
  readonly VITE_FAKE?: string;
}
