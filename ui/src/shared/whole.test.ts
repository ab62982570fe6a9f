import { afterEach, describe, expect, it } from 'vitest';
import { whole } from './whole';

let stop: (() => void) | undefined;
afterEach(() => stop?.());

function line(scrollWidth: number): HTMLElement {
  const element = document.createElement('a');
  Object.defineProperty(element, 'scrollWidth', { value: scrollWidth });
  Object.defineProperty(element, 'clientWidth', { value: 100 });
  stop = whole('A long name')(element);
  element.dispatchEvent(new Event('pointerenter'));
  return element;
}

describe('the tooltip of a line', () => {
  it('has the whole text where the line is cut', () => {
    expect(line(180).title).toBe('A long name');
  });

  it('is not there where everything can be read', () => {
    expect(line(100).hasAttribute('title')).toBe(false);
  });
});
