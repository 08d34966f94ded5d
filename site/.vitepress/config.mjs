import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitepress'

// site/build.mjs writes the pages, and says in this file which there are.
const { guides, others } = JSON.parse(readFileSync(new URL('../build/pages.json', import.meta.url), 'utf8'))

/** Makes empty cells in the head of a table plain ones, since a header that says nothing confuses screen readers. */
function emptyHeaders({ tokens }) {
  for (const [place, token] of tokens.entries()) {
    if (token.type !== 'th_open' || tokens[place + 1].content !== '') continue
    token.tag = 'td'
    tokens[place + 2].tag = 'td'
  }
}

export default defineConfig({
  title: 'torchnode',
  description: 'PyTorch’s engine for Node: libtorch behind a typed TypeScript API',
  lang: 'en',
  srcDir: 'build/pages',
  outDir: 'out',
  cacheDir: '.cache',
  // TypeDoc writes the reference after VitePress, and site/links.mjs checks all links.
  ignoreDeadLinks: [/^\/api\//],
  // The site works in any folder of a server only if the folder's name is given: TORCHNODE_SITE_BASE=/torchnode/.
  base: process.env.TORCHNODE_SITE_BASE ?? '/',
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: (md) => md.core.ruler.push('empty_headers', emptyHeaders),
  },
  // The theme gives a home page no main landmark.
  transformHtml: (html) => html.replace('class="VPContent is-home"', 'role="main" class="VPContent is-home"'),
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Quick start', link: '/docs/quick-start' },
      { text: 'From Python', link: '/docs/porting' },
      { text: 'Reference', link: '/api/index.html', target: '_self' },
    ],
    sidebar: [
      ...guides,
      { text: 'More', items: others },
      { text: 'Reference', link: '/api/index.html', target: '_self' },
    ],
  },
})
