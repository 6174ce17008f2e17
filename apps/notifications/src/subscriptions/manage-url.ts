/** The page on which an address sees all that it hears, and stops it. */
export function manageUrlOf(publicUrl: string, recipient: string, token: string): string {
  return `${publicUrl}/alerts/manage?recipient=${encodeURIComponent(recipient)}&token=${token}`;
}
