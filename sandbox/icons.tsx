const paths = {
  play: 'M5 3.5v13l11-6.5z',
  pause: 'M5 4h3.5v12H5zM11.5 4H15v12h-3.5z',
  step: 'M7 4l7 6-7 6z',
  stepBack: 'M13 4l-7 6 7 6z',
  toStart: 'M4 4h2.5v12H4zM16 4l-8 6 8 6z',
  toEnd: 'M13.5 4H16v12h-2.5zM4 4l8 6-8 6z',
}

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg viewBox="0 0 20 20" width="16" height="16" fill="currentColor" aria-hidden="true" className="flex-none">
      <path d={paths[name]} />
    </svg>
  )
}
