const answer = await fetch("/api/songs?limit=1");
document.querySelector("#songs").textContent = answer.ok ? "The service is up." : "The service does not answer.";
