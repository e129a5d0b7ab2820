export { settleRecord } from '../language/anchor-time.ts';
