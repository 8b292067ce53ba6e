"""Owners and their accounts in Jira: how each was matched, and the way to say it by hand."""

from typing import Final

import streamlit as st

from aar.usecases.confirm_account import confirm_account, forget_account
from dashboards.components import act, words
from dashboards.components.sync_view import Row, SyncView

_MOST: Final = 25
_WHERE: Final = "Jira Cloud: the end of the address of the person’s profile. Data Center: the user name."
_UNASSIGNED: Final = ":orange[Nobody is assigned in Jira: no single active account has this person’s e-mail]"


def draw(view: SyncView) -> None:
    """The owners of open actions, those left unassigned first; open by itself when there is one."""
    if not view.owners:
        return
    rows = sorted(view.owners, key=lambda row: row["person_id"] not in view.unassigned)
    is_open = rows[0]["person_id"] in view.unassigned
    with st.expander("People and accounts", icon=":material/group:", expanded=is_open):
        for row in rows[:_MOST]:
            _row(view, row)
        if len(rows) > _MOST:
            st.caption(f"{len(rows) - _MOST} more own open actions; their accounts can be set below.")
        if view.may_settle:
            _form(rows)


def _row(view: SyncView, row: Row) -> None:
    person_id = str(row["person_id"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{words.safe(row['name'])}**", width="content")
        st.caption(f"{words.count(row['actions'], 'open action')} · {_matched(view, row)}", width="content")
        if row["account_id"] and view.may_settle:
            if not row["confirmed_by"]:
                confirm = act.callback(confirm_account, person_id, row["account_id"], said="Confirmed")
                st.button("Confirm", key=f"account.confirm.{person_id}", type="tertiary", on_click=confirm)
            remove = act.callback(forget_account, person_id, said="Removed; the next sync looks again")
            st.button("Remove", key=f"account.remove.{person_id}", type="tertiary", on_click=remove)


def _matched(view: SyncView, row: Row) -> str:
    if not row["account_id"]:
        return _UNASSIGNED if row["person_id"] in view.unassigned else "Not matched yet"
    account = words.safe(" ".join(filter(None, (row["display_name"], row["account_id"]))))
    if row["confirmed_by"]:
        return f"{account} · Confirmed by {words.safe(view.name(row['confirmed_by']))}"
    return f"{account} · Matched by e-mail"


def _form(rows: list[Row]) -> None:
    names = {str(row["person_id"]): str(row["name"]) for row in rows}
    with st.form("account.form", border=False, clear_on_submit=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            person_id = st.selectbox("Person", list(names), format_func=names.__getitem__, key="account.who")
            account_id = st.text_input("Account id in Jira", help=_WHERE, key="account.id")
            shown = st.text_input("Name there (optional)", key="account.name")
        is_wanted = st.form_submit_button("Confirm the account")
    if not is_wanted:
        return
    if act.run(confirm_account, person_id, account_id, shown.strip(), said="Confirmed") is not None:
        st.rerun()
