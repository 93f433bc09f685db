/** Two hosts, four waves. */
export function Logo({ className = 'size-8' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      className={className}
      fill="none"
      strokeWidth="2.4"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M5 3v26" className="stroke-client" />
      <path d="M27 3v26" className="stroke-server" />
      <path d="M8 5l16 4" className="stroke-client" />
      <path d="M24 11L8 15" className="stroke-server" />
      <path d="M24 17L8 21" className="stroke-server" />
      <path d="M8 23l16 4" className="stroke-client" />
    </svg>
  )
}
