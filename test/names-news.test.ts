import { describe, expect, it } from 'vitest';
import { ALL_PARTS } from '../src/analyze/names/phrase-reader.ts';
import { findNames } from '../src/analyze/names/find-names.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import { read } from './names-of-text.ts';

const language = loadLanguage('ar');

const bodies = (text: string): string[] => read(text, { ...ALL_PARTS, known: false }).filter((naming) => naming.includes('→ organization')).map((naming) => naming.split(' → ')[0]!);
const groups = (text: string): string[] => read(text).filter((naming) => naming.includes('→ group')).map((naming) => naming.split(' → ')[0]!);
const places = (text: string): string[] => read(text).filter((naming) => naming.includes('→ place')).map((naming) => naming.split(' → ')[0]!);
const persons = (text: string): string[] => read(text).filter((naming) => naming.includes('→ person')).map((naming) => naming.split(' → ')[0]!);

describe('names of bodies by their grammar alone', () => {
  it('what an agency or institute is for belongs to its name', () => {
    expect(bodies('قالت وكالة ريدان الرسمية للأنباء إن الطريق مغلق.')).toEqual(['وكالة ريدان الرسمية للأنباء']);
    expect(bodies('نشر مركز الضفاف للدراسات والبحوث تقريرا.')).toEqual(['مركز الضفاف للدراسات والبحوث']);
    expect(bodies('ذكرت وكالة الأنباء السودانية ذلك.')).toEqual(['وكالة الأنباء السودانية']);
  });

  it('a party of two nouns, and a construct', () => {
    expect(bodies('فاز حزب النهوض والتنمية بمقعدين.')).toEqual(['حزب النهوض والتنمية']);
    expect(bodies('اجتمع حزب النهوض والحكومة.')).toEqual(['حزب النهوض', 'الحكومة']);
    expect(bodies('وقضت محكمة جنايات القاهرة بسجنه.')).toEqual(['محكمة جنايات القاهرة']);
  });

  it('police and prosecution are bodies by themselves, a center of a town is none', () => {
    expect(bodies('أوقفت الشرطة سائقا، وحققت النيابة معه.')).toEqual(['الشرطة', 'النيابة']);
    expect(bodies('وصل الرتل إلى مركز محافظة ديالى وإلى بوابة الموصل.')).toEqual([]);
  });

  it('the armed forces keep both words of their name', () => {
    expect(read('التحق الشاب بالقوات المسلحة.', { ...ALL_PARTS, known: false })).toEqual(['القوات المسلحة → organization القوات المسلحة']);
  });

  it('numbered units and colleges', () => {
    expect(bodies('تقدمت الفرقة الرابعة، وتخرج الضباط من الكلية البحرية.')).toEqual(['الفرقة الرابعة', 'الكلية البحرية']);
    expect(bodies('عقد المجلس الثاني جلسته.')).not.toContain('المجلس الثاني');
  });

  it('a press office and whose it is', () => {
    expect(bodies('أعلن المكتب الإعلامي لرئيس الوزراء موعد الجلسة.')).toEqual(['المكتب الإعلامي لرئيس الوزراء']);
  });

  it('a paper that no list knows, when somebody tells it something', () => {
    expect(bodies('وقال مدير المشروع لـ«الضفتين»: الموعد قريب.')).toEqual(['الضفتين']);
    expect(bodies('انتقد المدير لـ«التأخير» الذي حدث.')).toEqual([]);
  });

  it('parties of a country are people and no ministry of it', () => {
    expect(groups('رفضت الأحزاب التركية العرض.')).toEqual(['الأحزاب التركية']);
  });

  it('a field with a nationality is a ministry only where nothing else is', () => {
    expect(bodies('وصلت قوات الأمن التونسية، ورحبت الثقافة العربية بالفكرة.')).toEqual([]);
  });
});

describe('names of persons', () => {
  it('a title or nationality before «بن» is a given name', () => {
    expect(persons('استقبل الأمير سلطان بن فهد الدكتور تركي بن محمد السالمي.')).toEqual(['سلطان بن فهد', 'تركي بن محمد السالمي']);
  });

  it('«عبد» written together or apart', () => {
    const found = read('قال سامر عبدالوارث إن الأمر انتهى. وأضاف عبد الوارث أن الملف مغلق.');
    expect(found).toEqual(['سامر عبدالوارث → person سامر عبدالوارث', 'عبد الوارث → person سامر عبدالوارث']);
  });

  it('an adjective after a calling, and a verb that looks like one, are nobody', () => {
    expect(persons('أغلق المنفذ البري أمس.')).toEqual([]);
    expect(read('بقي الحوار كمخرج وحيد من الأزمة.')).toEqual([]);
  });
});

describe('places', () => {
  it('two sides of a country', () => {
    expect(places('وقع الانفجار في جنوب شرق تركيا.')).toEqual(['جنوب شرق تركيا']);
  });

  it('a site ends before a preposition and is not named by a title or adjective', () => {
    expect(places('رست السفينة في ميناء عدن بجنوب اليمن.')).toEqual(['ميناء عدن', 'جنوب اليمن']);
    expect(places('أمر القاضي بسجن الوزير، وأقيم جسر جوي.')).toEqual([]);
  });

  it('countries in a row, an everyday word among them', () => {
    expect(places('ضم المشروع السنغال ومالي والنيجر.')).toEqual(['السنغال', 'مالي', 'النيجر']);
  });

  it('an adjective after a word for a town is no town', () => {
    expect(places('شهدت العاصمة المقدسة أمطارا، وكذلك المدينة الساحلية.')).toEqual([]);
  });
});

describe('groups', () => {
  it('people are named when they act, suffer or have an adjective', () => {
    expect(groups('وزعت البلدية الماء على المواطنين.')).toEqual([]);
    expect(groups('تظاهر المواطنون ليلا.')).toEqual(['المواطنون']);
  });

  it('the same parties with and without a quantifier or a further adjective', () => {
    const found = read('دعا إلى الحوار مختلف الأطراف الليبية. وافقت الأطراف الليبية المعنية. وانسحبت الأطراف الليبية.');
    expect(new Set(found.map((naming) => naming.split(' → ')[1]))).toHaveLength(1);
  });

  it('an adjective agrees with its noun', () => {
    expect(groups('تتعاون دول الجوار خاصة في الأمن.')).toEqual(['دول الجوار']);
  });
});

describe('whom a word means', () => {
  const meant = (text: string, word: string): string[] => read(text).filter((naming) => naming.startsWith(`${word} → `)).map((naming) => naming.split(' → ')[1]!);

  it('«الأخير» after a verb is the person named last', () => {
    const text = 'التقى سالم الدالي المدير كريم الوافي. وقال الأخير إن العام الأخير كان صعبا.';
    expect(meant(text, 'الأخير')).toEqual(['person كريم الوافي']);
  });

  it('a feminine title goes to the woman, a masculine one to the man', () => {
    const text = 'اجتمع وزير العدل سامي الوافي ووزيرة الصحة ليلى الدالي. وقالت الوزيرة إن العمل مستمر، وأضاف الوزير أن الخطة جاهزة.';
    expect(meant(text, 'الوزيرة')).toEqual(['person ليلى الدالي']);
    expect(meant(text, 'الوزير')).toEqual(['person سامي الوافي']);
  });

  it('a first name alone is the only person who has it', () => {
    expect(meant('نجا كريم الوافي وحده. وعاد كريم إلى بيته.', 'كريم')).toEqual(['person كريم الوافي']);
    expect(meant('نجا كريم الوافي وكريم الصالحي. وعاد كريم إلى بيته.', 'كريم')).not.toContain('person كريم الوافي');
  });

  it('a person after whom a body is called is no mention of his own', () => {
    expect(persons('وصلت قافلة مركز الملك سلمان إلى المدينة.')).toEqual([]);
  });
});

describe('further names of bodies', () => {
  it('a party with a cause, services of an army', () => {
    expect(bodies('حصل حزب التجمع من أجل الثقافة والديمقراطية على مقعد.')).toEqual(['حزب التجمع من أجل الثقافة والديمقراطية']);
    expect(bodies('قصفت القوات الجوية الموقع، وتوقفت الحركة الجوية.')).toEqual(['القوات الجوية']);
  });

  it('a town of two words after its cue', () => {
    expect(places('قصفت الطائرات بلدة الغارية الغربية.')).toEqual(['الغارية الغربية']);
  });
});

describe('the town of the dateline', () => {
  it('is a town in the text too', () => {
    const text = 'عقد الوفد اجتماعا في الزمردة. وعاد من الزمردة ليلا.';
    const tokens = language.tokenize(text);
    const article = { text, blocks: [{ role: 'paragraph', span: [0, text.length] }], dateline: { place: 'الزمردة', agency: null } } as unknown as Article;
    const { mentions, entities } = findNames({ article, tokens, found: language.match(tokens), language });
    expect(entities.map(({ type, name }) => `${type} ${name}`)).toEqual(['place الزمردة']);
    expect(mentions).toHaveLength(2);
  });

  it('a base is named by what is military, data are none', () => {
    expect(places('قصفت الطائرات قاعدة الخروب العسكرية، وحدثت الوزارة قاعدة البيانات.')).toEqual(['قاعدة الخروب العسكرية']);
    expect(places('أغلق معبر الجسر.')).toEqual(['معبر الجسر']);
  });
});

describe('the outlet of the article', () => {
  it('is a body where the text names it', () => {
    const text = 'قال سالم الدالي في حديث لـ المنارة 24 إن العمل مستمر. وأكد مصدر «السارية» الخبر.';
    const tokens = language.tokenize(text);
    const namesOf = (outlet: string): string[] => {
      const article = { text, blocks: [{ role: 'paragraph', span: [0, text.length] }], outlet } as unknown as Article;
      return findNames({ article, tokens, found: language.match(tokens), language }).entities.map(({ type, name }) => `${type} ${name}`);
    };
    expect(namesOf('المنارة 24')).toContain('organization المنارة 24');
    expect(namesOf('السارية')).toContain('organization السارية');
  });
});

describe('names that their neighbours hide', () => {
  it('a republic is its country', () => {
    expect(places('زار الوفد الجمهورية اليمنية والجمهورية العربية السورية وجمهورية مصر العربية.')).toEqual(['الجمهورية اليمنية', 'الجمهورية العربية السورية', 'جمهورية مصر العربية']);
  });

  it('a given name that folds into a preposition begins a sentence with a sure name', () => {
    expect(persons('علي عبدالله يبلغ من العمر عشرين عاما.')).toEqual(['علي عبدالله']);
    expect(persons('على عبدالله أن يحضر غدا.')).toEqual([]);
    expect(persons('سبحان الله على كل حال.')).toEqual([]);
  });

  it('a surname spelt as a verb with the article is one', () => {
    expect(persons('قال رئيس الاتحاد عبد الرزاق الزار لمراسلة الإذاعة إن المحصول وفير. واعتبر الزار أن الأسعار عادلة.')).toEqual(['عبد الرزاق الزار', 'الزار']);
  });

  it('no relative pronoun ends the name of a body', () => {
    expect(bodies('قال خبير بجامعة برينفيلد الذي يقدم المشورة إن الشركات بخير.')).toEqual(['جامعة برينفيلد']);
  });

  it('the minister whose country goes without saying is the one called by his office alone', () => {
    const text = 'بحث وزير المالية راجي الحلو في بيروت مع وزير المالية المصري نادر الصاوي خطة النقل. وقال الصاوي إن الخطة جاهزة. وشدد وزير المالية على أهمية التمويل.';
    expect(read(text).filter((naming) => naming.startsWith('وزير المالية →'))).toEqual(['وزير المالية → person راجي الحلو']);
  });

  it('a name keeps its first letter where nothing can be joined', () => {
    expect(persons('قال فيلتشيو أدانتي إن الرحلة طويلة.')).toEqual(['فيلتشيو أدانتي']);
    expect(persons('قالت بيارا باوند مديرة المنظمة إن الأمر صعب.')).toEqual(['بيارا باوند']);
    expect(persons('زار الوفد إقامة السفير بضاحية المرسى.')).toEqual([]);
  });

  it('a national council is not that of the United Nations', () => {
    expect(read('اجتمع مجلس الأمن الوطني مساء أمس.')).toEqual(['مجلس الأمن الوطني → organization مجلس الأمن الوطني']);
  });

  it('the governor of a place is named behind it', () => {
    const roles = (text: string): (string | null)[] => {
      const tokens = language.tokenize(text);
      const article = { text, blocks: [{ role: 'paragraph', span: [0, text.length] }] } as unknown as Article;
      const { mentions, entities } = findNames({ article, tokens, found: language.match(tokens), language });
      return mentions.filter(({ entity }) => entities.find(({ id }) => id === entity)!.type === 'person').map(({ role }) => role);
    };
    expect(roles('قال محافظ الخرج راجي الحلو إن المدينة آمنة.')).toEqual(['محافظ الخرج']);
    expect(roles('استقبل أمير منطقة عسير سامر الجابر الوفد.')).toEqual(['أمير منطقة عسير']);
    expect(roles('قال محافظ مدينة عدن نايف البحري إن المدينة آمنة.')).toEqual(['محافظ مدينة عدن']);
    expect(roles('وزار والي صفاقس المدينة العتيقة.')).toEqual([]);
  });

  it('regular forces are not those of the group named before', () => {
    expect(read('هاجم الحوثيون المدينة، وصدت القوات النظامية الهجوم.')).toContain('القوات النظامية → organization القوات النظامية');
  });
});
