/** Words that have to fit: what is too long ends in an ellipsis. */
export function shortened(text: string, longest: number): string {
  const letters = [...text]
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`
}
