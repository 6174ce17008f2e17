/** A parameter decorator that also describes its parameter in the OpenAPI document, as a method decorator does. */
export function documented(parameter: ParameterDecorator, ...descriptions: readonly MethodDecorator[]): ParameterDecorator {
  return (target, key, index) => {
    parameter(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key === undefined || descriptor === undefined) return;
    for (const describe of descriptions) describe(target, key, descriptor);
  };
}
