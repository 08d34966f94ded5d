// Finds links within a built site whose page or heading is not there.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

/** The attributes of one kind of all elements, with their entities decoded. */
const attributes = (html, names) =>
  [...html.matchAll(new RegExp(`<[a-z][^>]*?\\s(?:${names})="([^"]*)"`, 'g'))].map(([, value]) =>
    value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'"),
  )

/** @returns {{ files: number, links: number, broken: string[] }} how many pages and links there are, and those that lead nowhere */
export function brokenLinks(folder, base = '/') {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  const anchors = new Map()
  const anchorsOf = (path) => {
    if (!anchors.has(path)) anchors.set(path, new Set(attributes(readFileSync(path, 'utf8'), 'id|name')))
    return anchors.get(path)
  }
  let links = 0
  const broken = []
  for (const file of files) {
    const path = join(folder, file)
    // Scripts and styles contain texts that look like elements.
    const html = readFileSync(path, 'utf8').replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    for (const link of new Set(attributes(html, 'href|src'))) {
      if (/^[a-z][a-z+.-]*:|^\/\//i.test(link) || link === '') continue
      links++
      const [way, anchor] = link.split('#')
      // TypeDoc links the types within a type to headings that it does not write.
      if (/^__type/.test(anchor ?? '')) continue
      const plain = decodeURIComponent(way.split('?')[0])
      const wanted = plain.startsWith('/')
        ? join(folder, plain.startsWith(base) ? plain.slice(base.length) : `no such base ${plain}`)
        : plain === ''
          ? path
          : join(dirname(path), plain)
      const target = [wanted, `${wanted}.html`, join(wanted, 'index.html')].find(isFile)
      const isThere =
        target !== undefined &&
        (!anchor || !target.endsWith('.html') || anchorsOf(target).has(decodeURIComponent(anchor)))
      if (!isThere) broken.push(`${relative(folder, path).split(sep).join('/')}: ${link}`)
    }
  }
  return { files: files.length, links, broken }
}
