/** @type {import('next').NextConfig} */
export default { experimental: { useTypeScriptCli: false }, typescript: { ignoreBuildErrors: true } }
