/** Paths as people read them. */

/** The home folder as `~`: it is the same for every vault and says nothing. */
export const tidyPath = (path: string): string =>
  path.replace(/^(\/home\/[^/]+|\/Users\/[^/]+|\/root)(?=\/|$)/, '~').replace(/\/$/, '');
