"""Two requests that write one thing, for every route that writes: what both are answered, and what
stands afterwards."""

from tests.web.races.accounts import (
    change_password,
    drop_view,
    last_view,
    same_view,
    sign_in,
    sign_out,
)
from tests.web.races.beside import (
    accept_two,
    accept_what_is_edited,
    add_note,
    add_tag,
    answer_one,
    change_note,
    contact,
    delete_a_note_that_is_changed,
    delete_note,
    first_contact,
    follow,
    propose,
    remove_tag,
    unfollow,
    withdraw,
    withdraw_what_is_accepted,
)
from tests.web.races.common import Race
from tests.web.races.deadlines import (
    book_letters,
    change_template,
    end_feed,
    new_feed,
    record_deadline,
    record_deadline_again,
    set_digest,
    take_letters_back,
)
from tests.web.races.institute import (
    apply_two,
    apply_what_is_read_again,
    cancel,
    cancel_or_apply,
    change_availability,
    decide_on_a_held_number,
    forget_columns,
    forget_or_apply,
    move_what_is_edited,
    place,
    read_again_two,
    type_availability,
    undo_two,
    upload,
)
from tests.web.races.lists import (
    add_product,
    add_term,
    change_task,
    change_two_products_into_one,
    decide_on_a_hit,
    remove_row,
    restore_a_product_that_is_added_anew,
    restore_row,
)
from tests.web.races.records import (
    add_from_a_draft_that_is_kept_anew,
    add_same,
    discard,
    edit,
    keep_draft,
    remove,
    remove_while_edited,
    restore,
)
from tests.web.races.station_people import (
    change_a_person,
    change_the_contact,
    write_the_first_contact,
)
from tests.web.races.stations import (
    add_one_stage_twice,
    begin_a_report,
    change_a_stage,
    confirm_what_is_returned,
    correct_one_number,
    save_a_report,
)

RACES: dict[str, tuple[Race, ...]] = {
    "manual.keep": (add_same, keep_draft, add_from_a_draft_that_is_kept_anew),
    "manual.edit": (edit,),
    "manual.remove": (remove, remove_while_edited),
    "manual.restore": (restore,),
    "manual.discard": (discard,),
    "beside.add_note": (add_note,),
    "beside.change_note": (change_note,),
    "beside.delete_note": (delete_note, delete_a_note_that_is_changed),
    "beside.add_tag": (add_tag,),
    "beside.remove_tag": (remove_tag,),
    "beside.follow": (follow, unfollow),
    "beside.save_contact": (first_contact, contact),
    "beside.propose": (propose,),
    "beside.withdraw": (withdraw, withdraw_what_is_accepted),
    "beside.decide": (accept_two, answer_one, accept_what_is_edited),
    "kept.add": (add_product, add_term),
    "kept.change": (change_task, change_two_products_into_one),
    "kept.remove": (remove_row,),
    "kept.restore": (restore_row, restore_a_product_that_is_added_anew),
    "kept.decide": (decide_on_a_hit,),
    "deadlines.record": (record_deadline, record_deadline_again),
    "letters.write": (book_letters,),
    "letters.take_back": (take_letters_back,),
    "letters.change_template": (change_template,),
    "feeds.create": (new_feed,),
    "feeds.revoke": (end_feed,),
    "feeds.set_digest": (set_digest,),
    "availability.keep": (type_availability, change_availability),
    "placing.assign": (place,),
    "station_reports.keep": (begin_a_report, save_a_report),
    "station_reports.decide": (confirm_what_is_returned,),
    "station_reports.correct": (correct_one_number,),
    "station_people.keep": (change_a_person,),
    "station_people.reach": (write_the_first_contact, change_the_contact),
    "station_stages.keep": (change_a_stage, add_one_stage_twice),
    "imports.upload": (upload,),
    "imports.step": (
        cancel,
        cancel_or_apply,
        forget_or_apply,
        apply_two,
        read_again_two,
        apply_what_is_read_again,
        undo_two,
    ),
    "imports.forget_columns": (forget_columns,),
    "imports.keep": (decide_on_a_held_number, move_what_is_edited),
    "saved_views.keep": (same_view, last_view),
    "saved_views.drop": (drop_view,),
    "signin.enter": (sign_in,),
    "signin.leave": (sign_out,),
    "password.change": (change_password,),
}
"""Endpoint of web.policy → what is raced there."""
FEW = frozenset({upload, cancel_or_apply, forget_or_apply, change_template})
"""Races whose requests start a process each: two pairs of them."""
NOT_RACED = {
    "/_dash-update-component": "callbacks read",
    "station_reports.check": "looks at what is typed, and writes nothing",
}
"""Endpoint → why it takes a POST and is raced by nobody."""
