import type { EventType } from '../../../src/model/event.ts';

/** The modes that each type of event may have (codebook, section 5). */
export const MODES_OF: Readonly<Record<EventType, readonly string[]>> = {
  AGREE: ['sign', 'ceasefire', 'pledge', 'other'],
  CONSULT: ['visit', 'host', 'meet', 'call', 'mediate', 'other'],
  SUPPORT: [],
  COOPERATE: ['military', 'economic', 'judicial', 'intelligence', 'other'],
  AID: ['military', 'economic', 'humanitarian', 'asylum', 'other'],
  CONCEDE: [],
  RETREAT: ['withdraw', 'release', 'ceasefire', 'resign', 'access', 'other'],
  REQUEST: [],
  ACCUSE: ['disapprove', 'allege'],
  REJECT: [],
  THREATEN: [],
  PROTEST: ['demonstrate', 'strike', 'riot', 'other'],
  SANCTION: [],
  MOBILIZE: ['troops', 'weapons', 'other'],
  COERCE: ['arrest', 'seize', 'restrict', 'other'],
  ASSAULT: ['armed', 'bombing', 'shelling', 'airstrike', 'killing', 'abduction', 'other'],
};
