/** The nth made-up business registration number whose check digit is right, by the weights 1 3 7 1 3 7 1 3 5 and the tens of 5 × d9. */
export function businessNumber(n: number): string {
  const digits = String(100_000_000 + n)
    .slice(0, 9)
    .split('')
    .map(Number);
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
  const sum = digits.reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0) + Math.floor(((digits[8] ?? 0) * 5) / 10);
  return `${digits.join('')}${(10 - (sum % 10)) % 10}`;
}
