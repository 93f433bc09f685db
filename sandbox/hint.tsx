/** Why a button does nothing: always there for a screen reader, shown when the button before it is pointed at or focused. */
export function Hint({ id, children }: { id: string; children: string }) {
  return (
    <span
      id={id}
      role="tooltip"
      className="pointer-events-none invisible absolute start-0 bottom-full z-10 mb-1 max-w-full rounded bg-ink px-2 py-1 text-page text-xs leading-snug peer-hover:visible peer-focus:visible"
    >
      {children}
    </span>
  )
}
