import { describe, expect, it } from 'vitest';
import { ALL_PARTS } from '../src/analyze/names/phrase-reader.ts';
import { read } from './names-of-text.ts';

const spans = (text: string, type: string): string[] => read(text).filter((naming) => naming.includes(`→ ${type}`)).map((naming) => naming.split(' → ')[0]!);

describe('where a name ends', () => {
  it('a known name goes on neither with a town nor with a verb', () => {
    expect(spans('يزور الرئيس الأميركي دونالد ترامب الرياض غدا.', 'person')).toEqual(['دونالد ترامب']);
    expect(spans('استقبل حيدر العبادي وأكد أن بلاده ستواصل الحرب.', 'person')[0]).toBe('حيدر العبادي');
  });

  it('a given name that begins like a clitic stays whole', () => {
    expect(spans('قال فادي رزوق رئيس البلدية إن العمل توقف.', 'person')).toEqual(['فادي رزوق']);
  });

  it('a day, a participle and the next of a row are no part of it', () => {
    expect(spans('وأشاد صلاح الحاسي الفائز بالجائزة بزميله.', 'person')).toEqual(['صلاح الحاسي']);
    expect(spans('وصل الوزير صلاح الحاسي الجمعة إلى المدينة.', 'person')).toEqual(['صلاح الحاسي']);
  });

  it('a quotation that opens after a name is no part of it, quotation marks around a part are', () => {
    expect(spans('وقال صلاح الحاسي "لن نتراجع".', 'person')).toEqual(['صلاح الحاسي']);
    expect(read('التقى «خلوصي» أكار نظيره أمس.')).toContain('خلوصي» أكار → person خلوصي أكار');
  });

  it('a title that is a given name after another title', () => {
    expect(spans('وأضاف الدكتور مساعد العيبان أن العمل مستمر.', 'person')).toEqual(['مساعد العيبان']);
  });

  it('civil defence is a field of its own', () => {
    expect(spans('قال مدير الدفاع المدني ماهر سليم إن الحريق أخمد.', 'person')).toEqual(['ماهر سليم']);
  });
});

describe('what looks like a body', () => {
  it('traffic, devices and stands are none', () => {
    expect(spans('توقفت حركة المرور وحركة القطارات، واجتمع الجهاز الفني للمنتخب.', 'organization')).toEqual([]);
  });

  it('the organising of a ministry is none', () => {
    expect(spans('ينص المرسوم على إعادة تنظيم وزارة الإسكان.', 'organization')).toEqual(['وزارة الإسكان']);
  });

  it('a quoted adjective is no name, the presidency of a country no body', () => {
    expect(spans('وصف الحزب بأنه منظمة "إرهابية" منذ توليه رئاسة فرنسا.', 'organization')).not.toContain('منظمة "إرهابية"');
    expect(spans('منذ توليه رئاسة فرنسا تغير كل شيء.', 'organization')).toEqual([]);
  });

  it('a university called after a princess keeps her name', () => {
    expect(spans('أعلنت جامعة الأميرة نورة بنت عبدالرحمن فتح باب القبول.', 'organization')).toEqual(['جامعة الأميرة نورة بنت عبدالرحمن']);
  });

  it('a union of societies, a portal of a continent', () => {
    expect(spans('اعلنت رئيسة اتحاد جمعيات الصحافيين الاسبان ذلك.', 'organization')).toEqual(['اتحاد جمعيات الصحافيين الاسبان']);
  });

  it('a name of a body is read where its words name nothing else, with the knowledge base and without', () => {
    for (const parts of [ALL_PARTS, { ...ALL_PARTS, known: false }]) {
      expect(read('وقعت لوفتهانزا عقدا مع جنرال موتورز.', parts).filter((naming) => naming.includes('organization'))).toHaveLength(2);
    }
    expect(spans('وصل الوزير إلى برشلونة، ثم عاد من ليون.', 'place')).toEqual(['برشلونة', 'ليون']);
  });
});

describe('rows and numbers', () => {
  it('between persons in a row what stands where a name does is one', () => {
    const row = 'متكونة من منذر بوهدي وسمير بن عمر وناجي المديوني ورائد الجلالي ورمضان بنور وحسن يعقوب وصباح العيادي وحبيب الشحيمي.';
    expect(spans(row, 'person')).toEqual(['منذر بوهدي', 'سمير بن عمر', 'ناجي المديوني', 'رائد الجلالي', 'رمضان بنور', 'حسن يعقوب', 'صباح العيادي', 'حبيب الشحيمي']);
  });

  it('units are called by their numbers', () => {
    expect(spans('قتل قائد الفرقة 11 دبابات، وتقدم اللواء 44 مشاة وكتيبة 166 نحو المدينة.', 'organization')).toEqual(['الفرقة 11 دبابات', 'اللواء 44 مشاة', 'كتيبة 166']);
  });

  it('to whom a council is entrusted is no part of its name, nor is the word for a site of its medium', () => {
    expect(spans('تقرر إسناد رئاسة المجلس الوطني لتوفيق القاهري.', 'organization')).toContain('المجلس الوطني');
    expect(spans('ونقل موقع "سكاي نيوز عربية" عن شهود أن القصف شمل المدينة.', 'organization')).toEqual(['سكاي نيوز عربية']);
  });
});

describe('who is meant', () => {
  it('the first and the second of the two people before', () => {
    const found = read('اجتمع رئيس الحكومة نوري الفلاح بوزير المالية سامي الدغري. وقال الأول إن الاتفاق قريب، بينما حذر الثاني من التسرع.');
    expect(found).toContain('الأول → person نوري الفلاح');
    expect(found).toContain('الثاني → person سامي الدغري');
    expect(read('قال نوري الفلاح إن التقرير صدر، وأكد الأول من نوعه.').some((naming) => naming.startsWith('الأول'))).toBe(false);
  });

  it('the office of a body met before', () => {
    expect(read('قال وكيل وزارة الدفاع صلاح الدين النمروش إن القوات جاهزة. وأضاف وكيل الوزارة أنها لن تنسحب.')).toContain('وكيل الوزارة → person صلاح الدين النمروش');
    expect(read('أكد رئيس مجلس النواب عقيلة صالح ذلك، وقال رئيس المجلس إن البرلمان سيصوت.')).toContain('رئيس المجلس → person عقيلة صالح');
  });

  it('a foreign surname spelt otherwise further down', () => {
    const found = read('التقى الوزير أندريه فولكوف وفدا. وقال فولكف إن العمل مستمر.');
    expect(found).toContain('فولكف → person أندريه فولكوف');
  });

  it('a father is not his son', () => {
    const found = read('استقبل الملك سلمان بن عبد العزيز الوفد، وحضر الأمير محمد بن سلمان بن عبد العزيز اللقاء.', { ...ALL_PARTS, known: false }).filter((naming) => naming.includes('person'));
    expect(new Set(found.map((naming) => naming.split(' → ')[1])).size).toBe(2);
  });

  it('a body by the noun of its name, after a word for forces alone', () => {
    const found = read('أعلنت حكومة التوافق هدنة. وقصفت ميليشيات التوافق المدينة. وقال قيادي إن التوافق بعيد.');
    expect(found.filter((naming) => naming.startsWith('التوافق →'))).toEqual(['التوافق → organization حكومة التوافق']);
  });

  it('an agency says nothing of two sides', () => {
    expect(read('ذكرت رويترز أن الفوضى تسود ليبيا. وتبادل الجانبان الهجمات.').some((naming) => naming.startsWith('الجانبان'))).toBe(false);
  });
});

describe('everyday words that are towns too', () => {
  it('need more than their letters', () => {
    expect(spans('يخشى السكان تقسيم البلاد، وهذا ينبع من خوفهم، وأطلقت القنابل المسيلة للدموع.', 'place').filter((name) => name !== 'البلاد')).toEqual([]);
    expect(spans('قتل ثلاثة قرب بلدة سرياقوط القريبة من الحدود.', 'place')).toEqual(['سرياقوط']);
  });
});
