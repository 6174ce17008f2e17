/** The same reader, which reads each object once: rules are few and judged over and over. Only for objects that never change. */
export function remembering<K extends object, T>(read: (object: K) => T): (object: K) => T {
  const known = new WeakMap<K, T>();
  return (object) => {
    let value = known.get(object);
    if (value === undefined) {
      value = read(object);
      known.set(object, value);
    }
    return value;
  };
}
