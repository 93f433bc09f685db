import type { Host } from '../../tcp/scenario.ts'
import { hosts } from '../../tcp/scenario.ts'
import type { Frame } from '../frame.ts'

/** A picture that needs nothing from the page it was drawn on. */
export interface Standalone {
  svg: string
  width: number
  height: number
}

interface Heading {
  title: string
  /** Names of the hosts, written above their lanes. */
  hosts: Record<Host, string>
  frame: Pick<Frame, 'left' | 'bandWidth'>
}

const headHeight = 64
const margin = 16

/** What the style sheet decides about a shape or a text: each becomes an attribute of its own. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'paint-order',
  'text-anchor',
  'font-family',
  'font-size',
  'font-weight',
] as const

/**
 * A copy of a drawn ladder with its styles written into it, light as paper, with title and names. Changes the drawn one: it is
 * meant for a picture drawn for this alone.
 */
export function standalonePicture(drawn: SVGSVGElement, heading: Heading): Standalone {
  drawn.style.colorScheme = 'light'
  const width = drawn.width.baseVal.value + 2 * margin
  const height = drawn.height.baseVal.value + headHeight + margin
  const copy = drawn.cloneNode(true) as SVGSVGElement
  const originals = [drawn, ...drawn.querySelectorAll<SVGElement>('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  for (const [index, original] of originals.entries()) freeze(original, copies[index]!)
  copy.setAttribute('x', String(margin))
  copy.setAttribute('y', String(headHeight))
  const paper = element('svg', { width, height, viewBox: `0 0 ${width} ${height}` })
  const colours = getComputedStyle(drawn)
  const ground = colours.getPropertyValue('--raised') && resolved(drawn, 'var(--raised)')
  paper.append(element('title', {}, heading.title))
  paper.append(element('rect', { width, height, fill: ground || '#fff' }))
  const text = { 'font-family': colours.fontFamily, fill: resolved(drawn, 'var(--ink)') }
  paper.append(element('text', { x: margin, y: 26, 'font-size': 16, 'font-weight': 600, ...text }, heading.title))
  for (const host of hosts) {
    const x = margin + heading.frame.left[host] + heading.frame.bandWidth / 2
    const look = { ...text, 'font-size': 14, 'font-weight': 600, fill: resolved(drawn, `var(--${host})`) }
    paper.append(element('text', { x, y: headHeight - 8, 'text-anchor': 'middle', ...look }, heading.hosts[host]))
  }
  paper.append(copy)
  return { svg: new XMLSerializer().serializeToString(paper), width, height }
}

/** The picture at twice its size, as screens and slides like it. */
export async function pngOf({ svg, width, height }: Standalone): Promise<Blob> {
  // A browser draws canvases up to some 16,000 px high.
  const scale = Math.min(2, 16_000 / height)
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}

function freeze(original: SVGElement, copy: SVGElement) {
  const style = getComputedStyle(original)
  copy.removeAttribute('class')
  copy.removeAttribute('style')
  copy.removeAttribute('data-segment')
  for (const name of looks) {
    const value = style.getPropertyValue(name)
    if (value !== '' && value !== inherited(original, name)) copy.setAttribute(name, value)
  }
}

/** Inherited values need not be repeated on every child. */
function inherited(element: SVGElement, name: string): string | null {
  if (element instanceof SVGSVGElement || name === 'opacity') return null
  return element.parentElement ? getComputedStyle(element.parentElement).getPropertyValue(name) : null
}

/** A colour of the page's tokens as this element sees it. */
function resolved(place: SVGElement, colour: string): string {
  const before = place.style.color
  place.style.color = colour
  const value = getComputedStyle(place).color
  place.style.color = before
  return value
}

function element(name: string, attributes: Record<string, string | number>, text = ''): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  made.textContent = text
  return made
}
