/**
 * 中文, drawn: written as text, these two characters alone make every English page open a Chinese font of 20 MB before
 * its first line is laid out.
 */
export function ChineseName({ name }: { name: string }) {
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox="0 0 40 20"
      className="h-[1.1em] stroke-current"
      fill="none"
      strokeWidth="1.5"
    >
      <path d="M10 1v18M2.5 5h15v8h-15zM30 1v3.5M21.5 5h17M35 5c-2 6-6 11-13.5 13.5M25 5c2 6 6 11 13.5 13.5" />
    </svg>
  )
}
