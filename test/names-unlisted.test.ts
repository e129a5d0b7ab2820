import { describe, expect, it } from 'vitest';
import { findNames } from '../src/analyze/names/find-names.ts';
import { ALL_PARTS } from '../src/analyze/names/phrase-reader.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { Block } from '../src/model/block.ts';

const language = loadLanguage('ar');

/** `span → type name [role]` of every mention of an invented article of one paragraph a line. */
function read(text: string, parts = ALL_PARTS): string[] {
  const blocks: Block[] = [...text.matchAll(/[^\n]+/g)].map((match) => ({ role: 'paragraph', span: [match.index, match.index + match[0].length] }));
  const tokens = language.tokenize(text);
  const { mentions, entities } = findNames({ article: { text, blocks } as unknown as Article, tokens, found: language.match(tokens), language, parts });
  return mentions.map(({ span, entity, role }) => {
    const { type, name } = entities.find(({ id }) => id === entity)!;
    return `${text.slice(...span)} → ${type} ${name}${role ? ` [${role}]` : ''}`;
  });
}

/** With the knowledge base and without it. */
const both = [ALL_PARTS, { ...ALL_PARTS, known: false }] as const;

describe('countries and towns that no list knows', () => {
  it('an adjective of nationality belongs to the office and not to the name', () => {
    for (const parts of both) {
      const found = read('استقبل وزير الدفاع الزمردي سليم الكاملي السفير الكهرماني فؤاد الطيب. وقال الكاملي إن اللقاء مفيد، وشكره السفير.', parts);
      expect(found).toContain('سليم الكاملي → person سليم الكاملي [وزير الدفاع الزمردي]');
      expect(found).toContain('فؤاد الطيب → person فؤاد الطيب [السفير الكهرماني]');
      expect(found).toContain('الكاملي → person سليم الكاملي');
      expect(found).toContain('السفير → person فؤاد الطيب');
    }
  });

  it('the country of such an adjective is a place, and its bodies are whole', () => {
    const found = read('وصل السفير الزمرداني إلى المكان. أعلن الجيش الزمرداني التعبئة. وقالت زمردان إن الحدود مغلقة، ونقل الهلال الأحمر الزمرداني المصابين.');
    expect(found).toContain('زمردان → place زمردان');
    expect(found).toContain('الجيش الزمرداني → organization الجيش الزمرداني');
    expect(found).toContain('الهلال الأحمر الزمرداني → organization الهلال الأحمر الزمرداني');
  });

  it('a town after its cue, then alone, with clitics', () => {
    const found = read('دخلت القوات بلدة الخروب. وعاد الهدوء إلى الخروب وعين الصقر. وقصفت المدفعية مدينة عين الصقر.');
    expect(found.filter((naming) => naming.startsWith('الخروب'))).toEqual(['الخروب → place الخروب', 'الخروب → place الخروب']);
    expect(found.filter((naming) => naming.startsWith('عين الصقر'))).toHaveLength(2);
  });

  it('a description after a word for a town is no name', () => {
    expect(read('تشهد المدينة الساحلية هدوءا، وهي مدينة كبيرة ومنطقة آمنة.')).toEqual([]);
  });

  it('an airport and a crossing of such places are whole', () => {
    expect(read('أغلق معبر الخروب صباحا.')).toContain('معبر الخروب → place معبر الخروب');
  });
});

describe('namesakes of known figures', () => {
  it('another first name is another person', () => {
    for (const parts of both) {
      const found = read('تحدث وكيل وزارة الدفاع عدنان المرزوقي في تونس. وقال المرزوقي إن التدريب انتهى.', parts);
      expect(found.filter((naming) => naming.includes('المرزوقي → '))).toEqual([
        'عدنان المرزوقي → person عدنان المرزوقي [وكيل وزارة الدفاع]', 'المرزوقي → person عدنان المرزوقي',
      ]);
    }
  });

  it('an unlisted first name before a known surname, after a title', () => {
    for (const parts of both) expect(read('اعتبر عضو اللجنة زاهر العبادي أن الاتفاق هش.', parts)).toEqual(['زاهر العبادي → person زاهر العبادي [عضو اللجنة]']);
  });

  it('an everyday word like a surname is nobody', () => {
    expect(read('يزور السياح هذا المعلم كل صيف.')).toEqual([]);
  });

  it('«البلدين» needs two countries of the article', () => {
    expect(read('اتفق الطرفان على فتح الحدود بين البلدين، بعد لقاء في ليبيا.').filter((naming) => naming.startsWith('البلدين'))).toEqual([]);
  });
});

describe('titles with complements', () => {
  it('bodies that no list knows', () => {
    expect(read('قال قائد حرس الحدود العميد نزار الحمداني إن الوضع هادئ.')).toContain('نزار الحمداني → person نزار الحمداني [قائد حرس الحدود العميد]');
    expect(read('أضاف الناطق باسم القيادة العامة للجيش الوطني في الشرق، العقيد مازن الراوي، أن القوات تقدمت.')).toContain(
      'مازن الراوي → person مازن الراوي [الناطق باسم القيادة العامة للجيش الوطني في الشرق]',
    );
  });

  it('another head of another thing is another person', () => {
    const found = read('تحدث رئيس البعثة كمال الدالي، ثم غادر رئيس النادي المكان.');
    expect(found).toEqual(['كمال الدالي → person كمال الدالي [رئيس البعثة]']);
  });

  it('a verb is no part of a name, and a noun after a preposition no name', () => {
    expect(read('وقال سمير الدالي والكاملي ترأسا الاجتماع.').some((naming) => naming.includes('ترأسا'))).toBe(false);
    expect(read('أصدر رئيس الوزراء بيانا مقتضبا.')).toEqual([]);
  });
});

describe('unnamed actors', () => {
  const groupsOf = (text: string): string[] => read(text).filter((naming) => naming.includes('→ group')).map((naming) => naming.split(' → ')[0]!);

  it('sources', () => {
    expect(groupsOf('قال مسؤول دفاع بارز إن الهجوم فشل، وذكر مصدر بالمقاومة أن القصف توقف، وأكد مصدر طبي ذلك.')).toEqual(['مسؤول دفاع بارز', 'مصدر بالمقاومة', 'مصدر طبي']);
    expect(groupsOf('وقال باحث يمني إن الوضع معقد، بحسب شهود عيان.')).toEqual(['باحث يمني', 'شهود عيان']);
  });

  it('those who act and those to whom something happens', () => {
    expect(groupsOf('هاجم مسلحون مجهولون الموقع.')).toEqual(['مسلحون مجهولون']);
    expect(groupsOf('أسفر الهجوم عن مقتل جنديين وإصابة طفل.')).toEqual(['جنديين', 'طفل']);
    expect(groupsOf('طالب ناشطون الحكومة بالاستقالة، وتظاهر المعلمون.')).toEqual(['ناشطون', 'المعلمون']);
  });

  it('the place of the event is not taken in', () => {
    expect(read('اعتقلت الشرطة صحافيين في إسطنبول.')).toContain('إسطنبول → place إسطنبول');
    expect(groupsOf('اعتقلت الشرطة صحافيين في إسطنبول.')).toEqual(['صحافيين']);
  });

  it('an adjective or a known expert is no group', () => {
    expect(groupsOf('لفت الخبير العسكري إلى نزاع مسلح بعد مؤتمر صحفي.')).toEqual([]);
  });
});

describe('bodies by what they are of', () => {
  it('forces of an unlisted front, the neutral wording as their name', () => {
    const found = read('شنت قوات الجبهة الشرقية هجوما. واتهم البيان ميليشيات الجبهة الشرقية بالقصف.');
    expect(found).toEqual(['قوات الجبهة الشرقية → organization قوات الجبهة الشرقية', 'ميليشيات الجبهة الشرقية → organization قوات الجبهة الشرقية']);
  });

  it('a ministry by its field alone, when it speaks', () => {
    expect(read('ونفت الخارجية صحة الخبر.')).toEqual(['الخارجية → organization وزارة الخارجية']);
    expect(read('تتأثر التجارة الخارجية والشؤون الداخلية بالقرار.')).toEqual([]);
  });

  it('a visited capital is the city', () => {
    expect(read('زار وزير الخارجية القاهرة.')).toEqual(['القاهرة → place القاهرة']);
  });
});
