// Questions for self-checking: choose, check, read why; as often as one likes. Nothing is kept and nothing is sent.
// Without this script the choices are a list, and the answers fold out below it.
(() => {
  for (const quiz of document.querySelectorAll(".quiz")) {
    const choices = [...quiz.querySelectorAll(".quiz-choices > li")]
    const feedback = [...quiz.querySelectorAll(".quiz-feedback > li")]
    const question = quiz.querySelector("p")
    if (!question || choices.length !== feedback.length) continue
    question.id ||= `${quiz.id}-question`
    const list = quiz.querySelector(".quiz-choices")
    list.setAttribute("role", "radiogroup")
    list.setAttribute("aria-labelledby", question.id)
    const inputs = choices.map((choice) => choosable(choice, quiz.id))
    const report = Object.assign(document.createElement("p"), { className: "quiz-report" })
    report.setAttribute("role", "status")
    const button = Object.assign(document.createElement("button"), {
      type: "button", className: "md-button quiz-check", textContent: quiz.dataset.check,
    })
    button.addEventListener("click", () => {
      const chosen = inputs.findIndex((input) => input.checked)
      report.replaceChildren(...(chosen < 0 ? [quiz.dataset.choose] : feedback[chosen].cloneNode(true).childNodes))
      report.dataset.right = chosen < 0 ? "" : feedback[chosen].dataset.right
    })
    list.after(button, report)
  }

  function choosable(choice, name) {
    const input = Object.assign(document.createElement("input"), { type: "radio", name: `choice-${name}` })
    const label = document.createElement("label")
    label.append(input, ...choice.childNodes)
    choice.setAttribute("role", "none")
    choice.append(label)
    return input
  }
})()
