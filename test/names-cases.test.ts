import { describe, expect, it } from 'vitest';
import { findNames, type Names } from '../src/analyze/names/find-names.ts';
import { ALL_PARTS } from '../src/analyze/names/phrase-reader.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { Block } from '../src/model/block.ts';

const language = loadLanguage('ar');

/** The names of an invented article: a headline when there are two lines or more, then paragraphs. */
function namesOf(text: string, parts = ALL_PARTS): Names & { text: string } {
  const blocks: Block[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const role = blocks.length === 0 && text.includes('\n') ? 'headline' : 'paragraph';
    blocks.push({ role, span: [match.index, match.index + match[0].length] });
  }
  const tokens = language.tokenize(text);
  return { ...findNames({ article: { text, blocks } as unknown as Article, tokens, found: language.match(tokens), language, parts }), text };
}

/** `mention → entity` of every mention, in order; a metonym is starred. */
function namings(text: string): string[] {
  const { mentions, entities } = namesOf(text);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return mentions.map(({ span, entity, metonym }) => `${text.slice(...span)} → ${names.get(entity)}${metonym ? '*' : ''}`);
}

const typesOf = (text: string): string[] => namesOf(text).entities.map(({ type, name }) => `${type} ${name}`);

describe('names of persons', () => {
  it('a title before the name is its role and no mention', () => {
    const { mentions } = namesOf('أعلن وزير الدفاع التركي خلوصي أكار انتهاء المناورات.');
    expect(mentions.map(({ role, form }) => `${form} ${role}`)).toEqual(['name وزير الدفاع التركي']);
  });

  it('quotation marks do not break a name', () => {
    expect(namings('التقى الوفد «خليفة حفتر» مساء أمس.')).toContain('خليفة حفتر → خليفة حفتر');
  });

  it('a surname refers back, with any clitic, and forward from a headline', () => {
    const found = namings('المزروقي يزور المدينة\nوصل وزير النقل سالم المزروقي إلى المكان. وقال المرافق للمزروقي إن الزيارة قصيرة.');
    expect(found).toContain('المزروقي → سالم المزروقي');
    expect(found).toContain('للمزروقي → سالم المزروقي');
  });

  it('a misspelt given name is settled by the title and the surname', () => {
    expect(namings('قصفت قوات الجنرال «خلفية حفتر» الطريق الساحلي.')).toContain('خلفية حفتر → خليفة حفتر');
  });

  it('a counterpart takes over the office with his own country', () => {
    const { mentions, entities } = namesOf('التقى وزير الخارجية التركي هاكان فيدان نظيره المصري بدر عبد العاطي.');
    const role = (name: string) => mentions.find(({ entity }) => entity === entities.find((one) => one.name === name)?.id)?.role;
    expect(role('بدر عبد العاطي')).toBe('وزير الخارجية المصري');
  });

  it('a spokesman of a group, a rank and the name are one; an ordinal belongs to the office', () => {
    const spoken = namesOf('ذكر المتحدث باسم قوات التحالف العميد الركن فهد الشمري أن الطريق آمن.').mentions.find(({ form }) => form === 'name');
    expect(spoken?.role).toBe('المتحدث باسم قوات التحالف العميد الركن');
    const led = namesOf('قال قائد اللواء الرابع عبدالله الصبيحي إن المعركة انتهت.');
    expect(led.mentions.map(({ span, role }) => `${led.text.slice(...span)}, ${role}`)).toEqual(['عبدالله الصبيحي, قائد اللواء الرابع']);
  });

  it('a people after a name is no family', () => {
    expect(namings('دعا المدير سالم الحمود المقدسيين إلى الهدوء.')).toContain('سالم الحمود → سالم الحمود');
  });

  it('ranks have arms behind them', () => {
    const { mentions, text } = namesOf('وصل العميد طيار ركن فيصل الحربي مساء أمس.');
    expect(mentions.map(({ span, role }) => `${text.slice(...span)}, ${role}`)).toEqual(['فيصل الحربي, العميد طيار ركن']);
  });

  it('two ministers are meant one by one', () => {
    const found = namings('اجتمع وزير الدفاع التركي خلوصي أكار بوزير الدفاع القطري خالد العطية. وبحث الوزيران التدريب.');
    expect(found.filter((naming) => naming.startsWith('الوزيران'))).toEqual(['الوزيران → خلوصي أكار', 'الوزيران → خالد بن محمد العطية']);
  });

  it('an office alone is whoever is named with it later', () => {
    expect(namings('وزير الداخلية الليبي يستقيل\nقدم وزير الداخلية الليبي فتحي باشاغا استقالته.')[0]).toBe('وزير الداخلية الليبي → فتحي باشاغا');
  });

  it('an office that nobody is named with has no entity', () => {
    expect(typesOf('استقبل رئيس الأركان ضيوفه في مكتبه.')).toEqual([]);
  });
});

describe('names of bodies', () => {
  it('a ministry with its country, then the bare ministry', () => {
    expect(namings('قالت وزارة الطاقة الجزائرية إن الإنتاج ارتفع. وأضافت الوزارة أن الأسعار مستقرة.')).toEqual([
      'وزارة الطاقة الجزائرية → وزارة الطاقة الجزائرية', 'الوزارة → وزارة الطاقة الجزائرية',
    ]);
  });

  it('what is named inside a name is a mention too, but not in a fixed name', () => {
    expect(namings('انسحبت قوات حفتر من الطريق.')).toEqual(['قوات حفتر → الجيش الوطني الليبي', 'حفتر → خليفة حفتر']);
    expect(namings('رحبت بعثة الأمم المتحدة للدعم في ليبيا بالاتفاق.')).toEqual([
      'بعثة الأمم المتحدة للدعم في ليبيا → بعثة الأمم المتحدة للدعم في ليبيا',
    ]);
  });

  it('a ministry of each of two countries', () => {
    const found = namings('وقعت وزارتا الدفاع في قطر وتركيا الاتفاق. وزارات دفاع تركيا، وقطر، وليبيا تتعاون.');
    expect(found.filter((naming) => naming.startsWith('وزارات دفاع'))).toHaveLength(3);
  });

  it('adjectives alone make no name', () => {
    expect(typesOf('تحتاج المؤسسة العسكرية إلى إصلاح.')).toEqual([]);
  });

  it('a paper in quotation marks is a paper', () => {
    expect(typesOf('وقال لـ«الشرق الأوسط» إن الوضع هادئ.')).toEqual(['organization صحيفة الشرق الأوسط']);
    expect(typesOf('عاد الهدوء إلى الشرق الأوسط.')).toEqual(['place الشرق الأوسط']);
  });
});

describe('places and groups', () => {
  it('a capital that acts stands for its country; in a place it is itself', () => {
    expect(namings('رفضت أنقرة المقترح.')).toEqual(['أنقرة → تركيا*']);
    expect(namings('عقد اللقاء في أنقرة.')).toEqual(['أنقرة → أنقرة']);
  });

  it('both countries of «البلدين»', () => {
    expect(namings('تتفاوض تونس مع ليبيا على الحدود بين البلدين.').slice(-2)).toEqual(['البلدين → تونس', 'البلدين → ليبيا']);
  });

  it('a group by nationality, and an unnamed source', () => {
    expect(typesOf('غادر المرتزقة الروس المكان، وفق مصدر عسكري.')).toEqual(['group المرتزقة الروس', 'group مصدر عسكري']);
  });
});

describe('spans', () => {
  const text = 'وأكد أردوغان لبوتين أن «أنقرة» تدعم حكومة الوفاق في ليبيا، وبحث مع الرئيس الروسي الوضع بطرابلس.';

  it('text before an article shifts every span by its length', () => {
    const before = 'مقدمة قصيرة عن الطقس.\n';
    const shifted = namesOf(before + text).mentions.map(({ span }) => [span[0] - before.length, span[1] - before.length]);
    expect(shifted).toEqual(namesOf(text).mentions.map(({ span }) => [...span]));
  });

  it('tashkeel, tatweel and hamza change nothing', () => {
    const plain = namesOf(text);
    const varied = text.replace('أردوغان', 'اردوغان').replace('حكومة', 'حُكومة').replace('بطرابلس', 'بطـرابلس').replace('أنقرة', 'انقره');
    const other = namesOf(varied);
    expect(other.mentions.length).toBe(plain.mentions.length);
    expect(other.entities.map(({ kb }) => kb)).toEqual(plain.entities.map(({ kb }) => kb));
  });

  it('an empty or odd article gives nothing and no fault', () => {
    for (const odd of ['', '\n\n', '«»“”', '5+5 ( )', 'ل ب ك و', 'وزير وزير وزير وزير', 'قوات قوات قوات '.repeat(200)]) expect(() => namesOf(odd)).not.toThrow();
  });

  it('without the knowledge base a named minister is still found', () => {
    const { entities } = namesOf('قال وزير الدفاع التركي خلوصي أكار إن بلاده مستعدة.', { ...ALL_PARTS, known: false });
    expect(entities.map(({ name }) => name)).toContain('خلوصي أكار');
  });
});
