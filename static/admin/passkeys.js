// What django-allauth's scripts of passkeys could not do is told to the reader.
document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  const note = document.getElementById('passkey-error')
  note.hidden = false
  note.focus()
})
