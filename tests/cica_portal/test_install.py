"""Making `.venv`."""

import pytest

from cica_portal import install


@pytest.fixture
def ran(monkeypatch, tmp_path) -> list[list[str]]:
    """The commands that it runs; nothing is run, all succeed."""
    commands: list[list[str]] = []

    def run(command, quiet=False):
        commands.append([str(word) for word in command])
        if "venv" in command:
            (tmp_path / ".venv/bin").mkdir(parents=True, exist_ok=True)
            (tmp_path / ".venv/bin/python").touch()
        return 0

    monkeypatch.setattr(install, "run", run)
    monkeypatch.setattr(install, "ROOT", tmp_path)
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(install, "PYTHON", tmp_path / ".venv/bin/python")
    (tmp_path / "requirements.txt").write_text("django==5.2")
    (tmp_path / "requirements-dev.txt").write_text("pytest==9")
    return commands


def installed(ran: list[list[str]]) -> list[str]:
    return [command[-1].rpartition("/")[2] for command in ran if "install" in command]


def test_packages_are_installed_by_their_hashes_and_only_once(ran):
    install.main(["requirements.txt"])
    assert all("--require-hashes" in command for command in ran if "install" in command)
    install.main(["requirements.txt"])
    assert installed(ran) == ["requirements.txt"]


def test_a_changed_lock_is_installed_again(ran, tmp_path):
    install.main(["requirements.txt"])
    (tmp_path / "requirements.txt").write_text("django==5.3")
    install.main(["requirements.txt", "requirements-dev.txt"])
    assert installed(ran) == ["requirements.txt", "requirements.txt", "requirements-dev.txt"]


def test_a_folder_that_was_moved_gets_a_new_environment(ran, tmp_path):
    install.main(["requirements.txt"])
    (tmp_path / ".venv/place").write_text("/elsewhere/.venv")
    install.main(["requirements.txt"])
    assert sum("venv" in command for command in ran) == 2


def test_an_interrupted_installation_is_repeated(ran, monkeypatch, capsys):
    run = install.run
    monkeypatch.setattr(install, "run", lambda command, quiet=False: 1 if "install" in command else run(command))
    with pytest.raises(SystemExit, match=r"requirements\.txt could not be installed"):
        install.main(["requirements.txt"])
    monkeypatch.setattr(install, "run", run)
    install.main(["requirements.txt"])
    assert installed(ran) == ["requirements.txt"]


def test_where_python_brings_no_pip_the_machines_own_serves(ran, monkeypatch, tmp_path):
    run = install.run

    def without_ensurepip(command, quiet=False):
        refused = "venv" in command and "--without-pip" not in command
        refused |= command[0] == str(tmp_path / ".venv/bin/python")
        return 1 if refused else run(command)

    monkeypatch.setattr(install, "run", without_ensurepip)
    install.main(["requirements.txt"])
    (command,) = (command for command in ran if "install" in command)
    assert command[1:4] == ["-m", "pip", "--python"]


def test_where_there_is_no_pip_at_all_it_says_what_to_install(ran, monkeypatch):
    monkeypatch.setattr(install, "run", lambda command, quiet=False: 1)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        install.main(["requirements.txt"])


def test_an_old_python_is_refused_with_a_way_on(ran, monkeypatch):
    monkeypatch.setattr(install.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"Python 3\.9 is too old: .* 3\.11 or later.*PYTHON="):
        install.main(["requirements.txt"])
    assert not ran


def test_the_lock_files_name_no_place_to_download_from():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lock = (install.ROOT / name).read_text()
        assert "://" not in lock
        assert "--index" not in lock
        assert "--find-links" not in lock
