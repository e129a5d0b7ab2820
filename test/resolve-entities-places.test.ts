import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import type { ResolvedEntity } from '../src/model/resolution.ts';
import { resolveArticles } from '../src/resolve/resolve-articles.ts';
import { type Sketch, sketchRecord } from './compare-records.ts';

const language = loadLanguage('ar');

const places = (...sketches: Sketch[]): readonly ResolvedEntity[] => resolveArticles(sketches.map(sketchRecord), language).entities.filter(({ type }) => type === 'place');

/** Country of the one place that a text names, `null` where it is left open. */
function countryOf(name: string, text: string, more: Partial<Sketch> = {}): string | null {
  const [place] = places({ id: 'a', text, entities: { e1: { type: 'place', name } }, ...more });
  return place!.location?.country ?? null;
}

describe('a town whose name several towns bear', () => {
  test.each([
    ['طرابلس', 'ly', 'اندلعت اشتباكات في طرابلس بين تشكيلين مسلحين، ودعت البعثة الأممية في ليبيا إلى التهدئة'],
    ['طرابلس', 'lb', 'قطع محتجون الطريق في طرابلس، وانتشر الجيش اللبناني عند مداخل المدينة'],
    ['طرابلس', 'lb', 'غادر الوفد الليبي بيروت إلى طرابلس اللبنانية'],
    ['البيضاء', 'ye', 'سيطر الحوثيون على موقع في محافظة البيضاء، وقالت الحكومة اليمنية إنها استعادته'],
    ['البيضاء', 'ly', 'عقد البرلمان الليبي جلسة في البيضاء بعد أن تعذر انعقادها في طبرق'],
    ['الدار البيضاء', 'ma', 'أوقفت الشرطة المغربية في الدار البيضاء ثلاثة أشخاص'],
    ['صور', 'lb', 'استهدفت غارة محيط صور في جنوب لبنان'],
    ['صور', 'om', 'افتتحت سلطنة عمان ميناء جديدا في صور، وقال مسؤول عماني إن العمل يبدأ غدا'],
    ['المنصورة', 'eg', 'ضبطت الأجهزة الأمنية المصرية متهما في المنصورة ونقلته إلى القاهرة'],
    ['المنصورة', 'ye', 'انفجرت عبوة في المنصورة بمدينة عدن اليمنية'],
    ['المرج', 'ly', 'هز انفجار معسكرا في المرج شرقي بنغازي، وفتحت السلطات الليبية تحقيقا'],
    ['المرج', 'eg', 'حريق في مصنع بحي المرج شرقي القاهرة، والنيابة المصرية تحقق'],
    ['القنيطرة', 'ma', 'تسلم الجيش المغربي مروحيات في قاعدة القنيطرة قرب الرباط'],
    ['القنيطرة', 'sy', 'توغلت قوة إسرائيلية في ريف القنيطرة، وقالت الخارجية السورية إنه خرق'],
    ['سوسة', 'tn', 'أوقف الحرس التونسي عشرين مهاجرا في سوسة'],
    ['سوسة', 'ly', 'جرفت السيول طريق سوسة القريبة من درنة، وأعلنت ليبيا الحداد'],
    ['العزيزية', 'ly', 'تقدمت قوات نحو العزيزية جنوب غربي العاصمة الليبية'],
  ])('%s is of %s', (name, country, text) => {
    expect(countryOf(name, text)).toBe(country);
  });

  test('the outlet says which, where the text does not', () => {
    const text = 'أغلقت البلدية سوقا قديمة في طرابلس بعد انهيار جزئي';
    expect(countryOf('طرابلس', text)).toBeNull();
    expect(countryOf('طرابلس', text, { outlet: 'المدن' })).toBe('lb');
    expect(countryOf('طرابلس', text, { outlet: 'بوابة الوسط' })).toBe('ly');
  });

  test('left open where both countries are spoken of alike', () => {
    expect(countryOf('طرابلس', 'بحث وزير الخارجية اللبناني ونظيره الليبي فتح خط جوي إلى طرابلس')).toBeNull();
  });

  test('the capital is meant although a village bears its name too', () => {
    expect(countryOf('الرياض', 'توجه وفد إلى الرياض لإجراء محادثات بشأن العراق')).toBe('sa');
    expect(countryOf('الجوف', 'سيول تقطع طرقا في منطقة الجوف شمالي السعودية، والدفاع المدني السعودي يحذر')).toBe('sa');
  });

  test('a little known village without a word of its country is left open', () => {
    expect(countryOf('الشهداء', 'احترق منزل في الشهداء مساء أمس')).toBeNull();
    expect(countryOf('الشهداء', 'احترق منزل في الشهداء بمحافظة المنوفية المصرية مساء أمس')).toBe('eg');
  });
});

test('two towns of one name in two articles are two, with their reasons', () => {
  const found = places(
    { id: 'a', text: 'اشتباكات في طرابلس والحكومة الليبية تدعو إلى الهدوء', entities: { e1: { type: 'place', name: 'طرابلس', kb: 'tripoli' } } },
    { id: 'b', text: 'احتجاجات في طرابلس والجيش اللبناني ينتشر', entities: { e1: { type: 'place', name: 'طرابلس', kb: 'tripoli' } } },
    { id: 'c', text: 'وصل إلى طرابلس وفد من مصراتة الليبية', entities: { e1: { type: 'place', name: 'طرابلس' } } },
  );
  expect(found.map(({ kb, members }) => [kb, members.map(({ article }) => article).join(' ')])).toEqual([['tripoli', 'a c'], ['tripoli-lebanon', 'b']]);
  expect(found[1]!.location).toMatchObject({ country: 'lb', at: [34.44, 35.85], because: { rule: 'place-by-context' } });
  expect(found[1]!.location!.because!.says).toContain('Lebanon');
});

test('a town that has its name alone needs no context', () => {
  expect(countryOf('مصراتة', 'عاد الوفد إلى مصراتة')).toBe('ly');
});
