/** The number of the first in a list that is such a one, where all behind it are as well; the list's length where none is. */
export function firstThat<T>(list: readonly T[], is: (one: T) => boolean): number {
  let low = 0
  for (let high = list.length; low < high;) {
    const middle = (low + high) >> 1
    if (is(list[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
