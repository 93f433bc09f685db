import { fileURLToPath } from 'node:url'
import createMDX from '@next/mdx'
import createNextIntlPlugin from 'next-intl/plugin'

const withMDX = createMDX({
  options: {
    remarkPlugins: ['remark-gfm', 'remark-frontmatter', 'remark-mdx-frontmatter'],
    rehypePlugins: ['rehype-slug', fileURLToPath(new URL('./content/glossary/link-terms.mjs', import.meta.url))],
  },
})

const withNextIntl = createNextIntlPlugin({
  requestConfig: './content/request.ts',
  experimental: {
    messages: { path: './content/messages', format: 'json', locales: ['en', 'zh'], precompile: true },
  },
})

/** @type {import('next').NextConfig} */
const config = {
  pageExtensions: ['ts', 'tsx', 'mdx'],
  poweredByHeader: false,
  images: { unoptimized: true },
  serverExternalPackages: [
    'better-sqlite3',
    'libsql',
    'pg',
    '@prisma/adapter-better-sqlite3',
    '@prisma/adapter-pg',
    '@node-rs/argon2',
    'better-auth',
    'nodemailer',
  ],
  reactStrictMode: true,
  typedRoutes: true,
  // `npm run check` has the type check: who only starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Fewer and larger files: a lesson comes in 14 requests, not 16, and a kilobyte lighter.
  experimental: { globalNotFound: true, turbopackChunking: { requestCost: 2_000_000, minChunkSize: 500_000 } },
}

export default withNextIntl(withMDX(config))
