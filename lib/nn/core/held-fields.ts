/** The names of the fields, and the number of the places, that an object shows of what it holds. */
export interface Shown {
  readonly names: Set<string>
  places: number
}

/** The field that has an object's {@link Shown}; a plain object, so that a copy of the owner has its own. */
export const shownFields = Symbol('shownFields')

/** The methods that read and replace what a field shows. */
export const shownAt = Symbol('shownAt')
export const replaceShown = Symbol('replaceShown')

/** An object that holds values by name, which it also shows as fields. */
export interface Showing {
  readonly [shownFields]: Shown
  /** The value of a field that it shows: `owner.name`, or `owner[0]`, whose name is the number 0. */
  [shownAt](name: string | number): unknown
  /** What an assignment to such a field does. */
  [replaceShown](name: string | number, value: unknown): void
}

/** Fields are not enumerable, so that they are not listed beside what is held. They can be deleted, as in Python. */
const accessor = (name: string | number): PropertyDescriptor & ThisType<Showing> => ({
  get() {
    return this[shownAt](name)
  },
  set(value: unknown) {
    this[replaceShown](name, value)
  },
  enumerable: false,
  configurable: true,
})

const accessorsOfPlaces: PropertyDescriptor[] = []

function accessorOfPlace(place: number): PropertyDescriptor {
  accessorsOfPlaces[place] ??= accessor(place)
  return accessorsOfPlaces[place]
}

/** Makes what is held under a name readable as a field too, where no method or other field has that name. */
export function showField(owner: Showing, name: string): void {
  if (!(name in owner) && Reflect.defineProperty(owner, name, accessor(name))) owner[shownFields].names.add(name)
}

/** Puts an accessor in the place of a field that has a value. */
export function replaceByShown(owner: Showing, name: string): void {
  if (Reflect.defineProperty(owner, name, accessor(name))) owner[shownFields].names.add(name)
}

/** Removes what {@link showField} made. */
export function hideField(owner: Showing, name: string): void {
  if (owner[shownFields].names.delete(name)) Reflect.deleteProperty(owner, name)
}

/** Each reading of what is held looks for so many deleted fields at most; `delete` of a later place does nothing. */
const mostWatched = 256

/** Makes the first `all` places readable as fields, and no others. */
export function showPlaces(owner: Showing, all: number): void {
  const shown = owner[shownFields]
  const count = Math.min(all, mostWatched)
  while (shown.places > count) Reflect.deleteProperty(owner, --shown.places)
  while (shown.places < count && Reflect.defineProperty(owner, shown.places, accessorOfPlace(shown.places)))
    shown.places++
}

/** The fields that were deleted since they were shown; they are no longer shown. */
export function deletedNames(owner: Showing): readonly string[] {
  const { names } = owner[shownFields]
  if (names.size > mostWatched) return none
  let deleted: string[] | undefined
  for (const name of names) {
    if (Object.hasOwn(owner, name)) continue
    names.delete(name)
    deleted ??= []
    deleted.push(name)
  }
  return deleted ?? none
}

const none: readonly string[] = []

/** The places that were deleted since they were shown, which are shown again; undefined if there are none. */
export function deletedPlaces(owner: Showing): ReadonlySet<number> | undefined {
  const { places } = owner[shownFields]
  let deleted: Set<number> | undefined
  for (let place = 0; place < places; place++) {
    if (Object.hasOwn(owner, place)) continue
    Reflect.defineProperty(owner, place, accessorOfPlace(place))
    deleted ??= new Set()
    deleted.add(place)
  }
  return deleted
}
