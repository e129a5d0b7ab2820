/** Runs the `isnad` command as a reader would, with a state folder of its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ISNAD = fileURLToPath(new URL('../bin/isnad.mjs', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function runIsnad(stateFolder: string, ...args: string[]): Ended {
  const env = { ...process.env, XDG_STATE_HOME: stateFolder, LOCALAPPDATA: stateFolder, ISNAD_ARCHIVE: undefined, ISNAD_DEBUG: undefined };
  const { status, stdout, stderr } = spawnSync(process.execPath, [ISNAD, ...args], { encoding: 'utf8', env });
  return { code: status, out: stdout, err: stderr };
}

/** An invented report. */
export const ARTICLE = `أنقرة – المرصد الجديد
وزير الدفاع التركي يزور طرابلس ويبحث التعاون العسكري

وصل وزير الدفاع التركي خلوصي أكار إلى العاصمة الليبية طرابلس يوم الاثنين 17 أغسطس 2020، حيث التقى رئيس المجلس الرئاسي فائز السراج.

وقال أكار في مؤتمر صحفي إن بلاده ستواصل دعم الشعب الليبي، مؤكدا أن الحل لا يكون إلا سياسيا.
`;

/** Another invented report of the same visit, on the word of a ministry. */
export const SECOND_ARTICLE = `طرابلس – وكالات
أكار يلتقي السراج في طرابلس

التقى وزير الدفاع التركي خلوصي آكار رئيس المجلس الرئاسي فائز السراج في طرابلس يوم الاثنين 17 أغسطس 2020.

وذكرت وزارة الدفاع التركية في بيان أن الجانبين بحثا سبل تعزيز التعاون بين البلدين.
`;
