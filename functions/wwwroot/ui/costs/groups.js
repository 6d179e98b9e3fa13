// Groups of the costs API (publishers, genres, plans, services), shaped for a chart that shows the largest and adds up the rest.

/** The largest by cost, then by songs, and one entry for all others together. */
export function largest(groups, count) {
  const sorted = [...groups].sort((one, other) => other.cost - one.cost || (other.songs ?? 0) - (one.songs ?? 0));
  // One more is shown as itself: "1 other" would take the same room.
  return sorted.length <= count + 1 ? sorted : [...sorted.slice(0, count), others(sorted.slice(count))];
}

function others(groups) {
  const [songs, cost] = [sum(groups, 'songs'), sum(groups, 'cost')];
  return {
    key: `${groups.length} others`,
    isOthers: true,
    songs,
    cost,
    mean: songs > 0 ? cost / songs : undefined,
    complete: groups.every(group => group.complete !== false),
  };
}

function sum(groups, name) {
  return groups.reduce((total, group) => total + (group[name] ?? 0), 0);
}
