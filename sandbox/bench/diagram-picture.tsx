'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef } from 'react'
import { type Edge, edges } from '../../tcp/diagram.ts'
import { type Host, hosts } from '../../tcp/scenario.ts'
import { hue } from '../hue.ts'
import type { Views } from '../steps.ts'
import { drawn, keyOf, type Move, type Node, nodes, size } from './diagram.ts'
import { lineOf } from './diagram-shape.ts'

/** A marker takes the colour of a stroke that is named, not of `currentColor`. */
const stroke = { client: 'stroke-client', server: 'stroke-server' } as const

interface Props {
  views: Views
  moves: readonly Move[]
  selected: Edge | null
  onSelect: (edge: Edge) => void
}

/** The state diagram of RFC 9293 with both hosts on it: their ways by number, where they are, and where they can go. */
export function DiagramPicture({ views, moves, selected, onSelect }: Props) {
  const t = useTranslations('bench')
  const head = useId()
  const ways = new Map<string, string[]>()
  const numbers: Record<Host, number> = { client: 0, server: 0 }
  for (const { host, edge } of moves) {
    numbers[host] += 1
    ways.set(keyOf(edge), [...(ways.get(keyOf(edge)) ?? []), `${t(`letter.${host}`)}${numbers[host]}`])
  }
  const travelled = (edge: Edge, host: Host) => moves.some((move) => move.host === host && move.edge === edge)
  // For pointers alone: the list beside the picture has a button for each transition.
  const picture = useRef<SVGSVGElement>(null)
  useEffect(() => {
    const element = picture.current
    const press = ({ target }: MouseEvent) => {
      const key = (target as Element).closest('[data-edge]')?.getAttribute('data-edge')
      const edge = edges.find((each) => keyOf(each) === key)
      if (edge) onSelect(edge)
    }
    element?.addEventListener('click', press)
    return () => element?.removeEventListener('click', press)
  }, [onSelect])
  const possible = (edge: Edge) => hosts.some((host) => views[host].state === edge.from)
  return (
    <svg
      ref={picture}
      role="img"
      aria-label={t('diagram.summary', { client: views.client.state, server: views.server.state })}
      viewBox={`0 0 ${size.width} ${size.height}`}
      fill="none"
      className="mx-auto block w-full max-w-[25rem]"
    >
      <marker
        id={head}
        viewBox="0 0 10 10"
        refX="9"
        refY="5"
        markerWidth="9"
        markerHeight="9"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 1 9 5 0 9z" fill="context-stroke" />
      </marker>
      {drawn(moves).map((edge) => {
        const { path } = lineOf(edge)
        const look = selected === edge ? 'stroke-ink' : possible(edge) ? 'stroke-soft' : 'stroke-line'
        return (
          <g key={keyOf(edge)} data-edge={keyOf(edge)} className="cursor-pointer">
            <path d={path} stroke="transparent" strokeWidth={18} />
            <path
              d={path}
              markerEnd={`url(#${head})`}
              strokeWidth={selected === edge ? 3 : 1.5}
              strokeDasharray={possible(edge) ? '5 3' : undefined}
              className={look}
            />
            {hosts.map(
              (host) =>
                travelled(edge, host) && (
                  <path
                    key={host}
                    d={path}
                    markerEnd={`url(#${head})`}
                    strokeWidth={selected === edge ? 4 : 2.5}
                    className={stroke[host]}
                  />
                ),
            )}
          </g>
        )
      })}
      {nodes.map((node) => (
        <StateBox key={node.id} node={node} here={hosts.filter((host) => isHere(node, host, views, moves))} />
      ))}
      {drawn(moves).map((edge) => {
        const way = ways.get(keyOf(edge))
        if (!way) return null
        const { middle } = lineOf(edge)
        return (
          <text
            key={keyOf(edge)}
            x={middle.x}
            y={middle.y + 4}
            textAnchor="middle"
            fontSize={10}
            strokeWidth={4}
            className="fill-ink stroke-raised font-mono font-semibold [paint-order:stroke]"
          >
            {way.join(' ')}
          </text>
        )
      })}
    </svg>
  )
}

/** Who has had a connection stands in the CLOSED at the bottom. */
function isHere({ id, state }: Node, host: Host, views: Views, moves: readonly Move[]): boolean {
  if (views[host].state !== state) return false
  const been = moves.some((move) => move.host === host)
  return state !== 'CLOSED' || (id === 'END') === been
}

function StateBox({ node, here }: { node: Node; here: Host[] }) {
  const t = useTranslations('bench')
  const { width, height } = size.node
  const [x, y] = [node.x - width / 2, node.y - height / 2]
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx={5} className="fill-sunken stroke-edge" />
      {here.map((host, index) => (
        <g key={host} className={hue[host]}>
          <rect
            x={x - 2 - index * 3}
            y={y - 2 - index * 3}
            width={width + 4 + index * 6}
            height={height + 4 + index * 6}
            rx={6}
            stroke="currentColor"
            strokeWidth={2.5}
          />
          <text
            x={host === 'client' ? x + 5 : x + width - 5}
            y={y + height - 5}
            textAnchor={host === 'client' ? 'start' : 'end'}
            fontSize={10}
            fill="currentColor"
            className="font-mono font-bold"
          >
            {t(`letter.${host}`)}
          </text>
        </g>
      ))}
      <text x={node.x} y={node.y + 1} textAnchor="middle" fontSize={11} className="fill-ink font-mono font-semibold">
        {node.state}
      </text>
    </g>
  )
}
