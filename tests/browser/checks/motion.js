// Nothing of ours moves by itself, so there is nothing to stop (SC 2.2.2, 2.3.3).

checks.motion = () =>
  page.elements().filter((element) => {
    const { animationName, transitionDuration } = getComputedStyle(element)
    return animationName !== 'none' || transitionDuration !== '0s'
  }).map((element) => `moves: ${page.name(element)}`)
