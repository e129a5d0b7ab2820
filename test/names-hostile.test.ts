import { describe, expect, it } from 'vitest';
import { read } from './names-of-text.ts';
import { processorMs } from './processor-time.ts';

describe('hostile text', () => {
  it.each([['quarters', 'شهد حي الرقة هدوءا . '], ['towns', 'وصل إلى بلدة نهران العليا . '], ['people', 'قال سليم الكاملي ، ']])(
    'of nothing but %s is read in linear time',
    (_, piece) => {
      const time = (count: number): number => {
        const text = piece.repeat(count);
        const start = processorMs();
        read(text);
        return processorMs() - start;
      };
      time(1000);
      const [small, large] = [time(2000), time(16_000)];
      // eight times the text; quadratic work would take sixty-four times as long
      expect(large).toBeLessThan(Math.max(small, 10) * 20);
    },
    60_000,
  );
});
