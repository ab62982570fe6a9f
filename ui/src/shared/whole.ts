/**
 * A tooltip with the whole of a text, only where the text is cut: repeated, it would cover what
 * stands beside it and say nothing.
 */

/** True where a part of an element's line is out of sight. */
const isCut = (element: Element): boolean => element.scrollWidth > element.clientWidth + 1;

/** Shows `text` as the tooltip of an element while a line in it is cut. */
export const whole =
  (text: string) =>
  (element: HTMLElement): (() => void) => {
    const look = (): void => {
      const lines = [element, ...element.querySelectorAll('.one-line')];
      if (lines.some(isCut)) element.title = text;
      else element.removeAttribute('title');
    };
    element.addEventListener('pointerenter', look);
    return () => element.removeEventListener('pointerenter', look);
  };
