/** Draws more of something long whenever its end comes near the part that is seen. */
export const growing =
  (more: () => void) =>
  (element: HTMLElement): (() => void) => {
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) more();
      },
      { rootMargin: '1200px' },
    );
    watch.observe(element);
    return () => watch.disconnect();
  };
