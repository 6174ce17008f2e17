const most = 20_000;

/** The same reader, which reads each text once: dates are few and asked for over and over, and to read one is slow. Only for readers that throw nothing and give what never changes. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      if (known.size >= most) known.clear();
      known.set(text, value);
    }
    return value;
  };
}
