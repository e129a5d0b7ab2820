/** Milliseconds of processor time that this process has used for its own work: what else runs on the machine does not count. */
export const processorMs = (): number => process.cpuUsage().user / 1000;
