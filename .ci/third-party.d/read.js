// Reads files with the parsers of npm and prints the segments that they saw, a JSON object a line.
'use strict'

const fs = require('fs')
const path = require('path')
const load = require('module').createRequire(path.join(process.argv[2], 'package.json'))
const EdifactParser = load('edifact/parser.js')
const { X12Parser } = load('node-x12')
const { X12parser: StreamParser } = load('x12-parser')

/** Tag and elements, each a list of components. */
function readEdifact (text) {
  const segments = []
  const parser = new EdifactParser()
  parser.on('opensegment', (tag) => segments.push([tag, []]))
  parser.on('element', () => segments[segments.length - 1][1].push([]))
  parser.on('component', (value) => {
    const elements = segments[segments.length - 1][1]
    elements[elements.length - 1].push(value)
  })
  parser.encoding('UNOC')
  // The parser takes the service string as configuration and gives no segment for it.
  parser.write(text)
  parser.end()
  return segments
}

/** An interchange with its groups and sets; its parser takes no TA1, which stands outside of them. */
function readX12 (text, component) {
  const segments = []
  const add = (segment) => {
    const parts = (value) => segment.tag === 'ISA' ? [value] : value.split(component)
    const elements = segment.elements.map((element) => parts(element.value))
    segments.push([segment.tag, elements])
  }
  const parsed = new X12Parser(true).parse(text)
  const interchanges = Array.isArray(parsed) || parsed.interchanges ? Array.from(parsed.interchanges || parsed) : [parsed]
  for (const interchange of interchanges) {
    add(interchange.header)
    for (const group of interchange.functionalGroups) {
      add(group.header)
      for (const set of group.transactions) {
        add(set.header)
        set.segments.forEach(add)
        add(set.trailer)
      }
      add(group.trailer)
    }
    add(interchange.trailer)
  }
  return segments
}

/** Segments one by one: elements are named by their numbers, components as in 4, 4-1, 4-2. */
function streamX12 (text) {
  const segments = []
  const parser = new StreamParser()
  parser.on('data', ({ name, ...values }) => {
    const elements = []
    for (const [key, value] of Object.entries(values)) {
      const [element, component] = key.split('-').map(Number)
      while (elements.length < element) elements.push([])
      const parts = elements[element - 1]
      while (parts.length <= (component || 0)) parts.push('')
      parts[component || 0] = value
    }
    segments.push([name, elements])
  })
  return new Promise((resolve, reject) => {
    parser.on('error', reject)
    parser.on('end', () => resolve(segments))
    parser.end(text)
  })
}

async function main (files) {
  for (const file of files) {
    const text = fs.readFileSync(file, 'latin1')
    const component = text[104]
    const readers = text.startsWith('ISA')
      ? { 'node-x12': () => readX12(text, component), 'x12-parser': () => streamX12(text) }
      : { edifact: () => readEdifact(text) }
    for (const [parser, read] of Object.entries(readers)) {
      try {
        console.log(JSON.stringify({ file, parser, segments: await read() }))
      } catch (error) {
        console.log(JSON.stringify({ file, parser, error: String(error) }))
      }
    }
  }
}

main(process.argv.slice(3))
