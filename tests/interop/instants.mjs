// SPDX-License-Identifier: Apache-2.0
// The ical.js reader of readers.py: node instants.mjs MODULE LAST_DAY FILE.ics… prints for each file [{start, end, cancelled}],
// or {error} where ical.js could not read it.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, last, ...files] = process.argv.slice(2);
const ICAL = (await import(pathToFileURL(module).href)).default;
const until = ICAL.Time.fromDateString(last);
until.addDuration(ICAL.Duration.fromSeconds(400 * 86400));  // a moved instance may come from later

const text = (time) => time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "+00:00");

function instants(file) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const found = [];
  const add = (item, start, end) =>
    found.push({ start: text(start), end: text(end), cancelled: item.component.getFirstPropertyValue("status") === "CANCELLED" });
  // Left to itself, an Event takes every override of the file for its own, those of other UIDs too.
  const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component, { exceptions: [] }));
  const masters = events.filter((event) => !event.isRecurrenceException());
  for (const event of events.filter((one) => one.isRecurrenceException()))
    masters.find((master) => master.uid === event.uid).relateException(event);
  for (const event of masters) {
    if (!event.isRecurring()) {
      add(event, event.startDate, event.endDate);
      continue;
    }
    const iterator = event.iterator();
    for (let next = iterator.next(); next && next.compare(until) <= 0; next = iterator.next()) {
      const details = event.getOccurrenceDetails(next);
      add(details.item, details.startDate, details.endDate);
    }
  }
  return found;
}

console.log(JSON.stringify(files.map((file) => {
  try {
    return instants(file);
  } catch (problem) {
    return { error: String(problem) };  // its answer, told by the caller
  }
})));
