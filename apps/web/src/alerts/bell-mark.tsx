export function BellMark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" />
      <path d="M10 21.5h4M12 5V2.5" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
    </svg>
  );
}
