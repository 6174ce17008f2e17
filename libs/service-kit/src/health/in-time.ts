const patienceMillis = 2_000;

/** Rejects where a port has not answered within two seconds. */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within 2 s')), patienceMillis);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
