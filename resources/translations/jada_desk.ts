<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
    <context>
        <name>desk</name>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>46 CFR 15.401: a valid credential is needed on the day of sailing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>46 USC 2101: a bareboat charter must not come with the owner's crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>46 USC 2101: a bareboat charter takes at most 12 passengers beside the charterer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>46 USC 2101: an uninspected passenger vessel under 100 GT takes at most 6</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/message_plan.py" />
            <source>A charter ({event_id}) is not in the calendar any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/draft.py" />
            <location filename="../../jada_desk/domain/parse.py" />
            <source>A charter must end after it starts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/draft.py" />
            <location filename="../../jada_desk/domain/parse.py" />
            <source>A charter needs a title of one line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>A charter of more than 16 hours: check start and end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/nothing_picked.py" />
            <source>A charter's guest, phone and guest page appear here.

Drag somebody from the crew list onto a slot, or click a slot to choose. Nothing is sent before you press Publish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/crew_directory.py" />
            <source>A colleague changed this crew member at the same time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>A distribution for the guest pages could not be created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_pages.py" />
            <source>A guest page could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>A guest page could not be uploaded to the bucket {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_pages.py" />
            <source>A guest page could not be uploaded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>A guest would see no difference.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/recovery.py" />
            <source>A later publish took this over.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/page_laws.py" />
            <source>A link to {split}: is not allowed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/typed_message.py" />
            <source>A message has at most {longest} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/typed_message.py" />
            <source>A message needs words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>A name has at most {longest_name} characters and no comma, colon, slash or &amp;.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <source>A name may have {longest_name} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>A part of its series was moved as a whole, in a way that the desk does not read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_photos.py" />
            <source>A photo could not be kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_photos.py" />
            <source>A photo could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_photos.py" />
            <source>A photo could not be removed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/photo_download.py" />
            <source>A photo in the bucket is not the one that was checked.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>A publish from {time} was cut off: {n} of {steps} were finished now.</source>
            <extracomment>Of one: A publish from {time} was cut off: {n} of {steps} was finished now.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>A publish is under way. Nothing is lost, and nobody is told twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/shell.py" />
            <source>A publish is under way: wait for its end, then change over.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>A publish would change {n} lines of what guests see now.</source>
            <extracomment>Of one: A publish would change {n} line of what guests see now.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/domain/draft.py" />
            <source>A slot needs a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>A text to their guests, crew or both   Ctrl+M</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>A title cannot say that a charter is cancelled or on hold.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/waiver_records.py" />
            <source>A waiver that was signed is gone ({person}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/centre.py" />
            <source>A weekend to try everything on. Nobody real is told anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/start_page.py" />
            <source>A whole weekend of made-up charters on this computer. Change, publish, break things: nobody real is told anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>AWS account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>AWS could not be asked whether the sign-in is done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>AWS profile</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>AWS sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/message_text.py" />
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>About {charter}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>About {charter} · {address}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>About {titles} and {more} more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>About {titles}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/slot_button.py" />
            <source>Accepted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Access key id</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Access keys, kept in the keyring</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Add them under Boats: else these charters are taken to be on the first boat, and people told so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Address of the AWS server</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Address of the calendar server</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Address of the mail server</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>All</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>All day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>All pages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>All {n} tables can be read and written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Allow s3:GetBucketPublicAccessBlock, or look in the S3 console.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <source>Amber</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sns_sms.py" />
            <source>An SMS could not be sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/sign_ins.py" />
            <source>An access key has two parts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/ses_email.py" />
            <source>An e-mail could not be sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/notice_plan.py" />
            <source>An earlier message with these news may or may not have gone out. Tick to send it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/plan.py" />
            <source>An edited charter ({event_id}) is not in the calendar any more: its edits are without object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>An emulator on this computer needs no sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>And {more} more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Another boat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/settle.py" />
            <source>Another desk is telling this person right now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/messages.py" />
            <source>Another desk is telling this person right now. Look again in a minute.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/messages.py" />
            <source>Another message told this person first; the next plan has what they do not know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/journal.py" />
            <source>Another plan is kept under this plan's number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Another server than AWS…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Another server than Google…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/opt_out.py" />
            <source>Answered STOP: SNS sends no texts to this number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/finder.py" />
            <source>Answers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Arrows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>As guests and crew know it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Ask for missing waivers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Ask for production access in the SES console.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>Ask whoever looks after the AWS account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/photo_download.py" />
            <source>Ask whoever looks after the bucket.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/slot_button.py" />
            <source>Asked again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/opt_out.py" />
            <source>Asked not to be texted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/opt_out.py" />
            <source>Asked not to be texted on {day}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>At the dock.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <location filename="../../jada_desk/desktop/connect/assistant.py" />
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>Back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Back   Esc</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>Back to the built-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>Back to the built-in template.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>Back to the charter   Esc</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>Back to the review</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Bareboat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>Begun</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>Below is the difference to what was live at {time}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Block public access to it in S3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <source>Blue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/card.py" />
            <source>Board {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Boarding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Boarding is as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>Boarding must be at most six hours before the start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Boarding must be before the start, by six hours at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Boarding time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>Boarding {time} is after the start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>Boarding {time} is more than six hours before the start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Boarding “{text}” is no time of day.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Boat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Boat out of service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>Boat “{boat}” is not one of yours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Boats</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Booking</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Booking id</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/centre.py" />
            <source>Bookings appear here as soon as they stand in the calendar.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>Bookings mailbox</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/photos.py" />
            <source>Bring the photos to this computer and open their folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>By text and e-mail, as addresses are known. You see every message before it is sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>Calendar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Calendar and mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>Calendar feed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>Calendar read {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Calendar with the charters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <source>Call</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Call the guest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>Call the guest   Ctrl+L</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Call when it is published; say so in the result then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/result.py" />
            <source>Called</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Cancel charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>Cancel charters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Cancel charter…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>Cancel or hold it instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Cancel the charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Cancel this charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Cancel this charter? Nobody is told before you press Publish. Guests do not read the reason.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Cancel {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Cancel…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>Cannot be read: {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/centre.py" />
            <source>Cannot be read: {title}. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <source>Cannot be sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/answers.py" />
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <location filename="../../jada_desk/domain/card_making.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Captain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Captain “{text}” is no name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>Captains</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Changed in Google</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <source>Changed in the draft</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/card_layout.py" />
            <source>Changed just now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/news.py" />
            <source>Changed just now: {titles} and {more} more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/news.py" />
            <source>Changed just now: {titles}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>Changed while you were reading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>Changes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>Changes show in the next review.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/plan.py" />
            <source>Charter record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Charter “{text}” is neither yes nor no.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/progress_list.py" />
            <source>Charters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Charters in the tables are on boats that are not among yours: {boats}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Check and finish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_pages.py" />
            <source>Check aws.bucket in the settings, or have the bucket created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_pages.py" />
            <source>Check aws.bucket in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/cloudfront.py" />
            <source>Check aws.distribution_id in the settings, then publish again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/cloudfront.py" />
            <source>Check aws.distribution_id in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_photos.py" />
            <source>Check aws.photo_bucket in the settings, or have the bucket created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/dynamodb.py" />
            <source>Check aws.prefix and aws.region in the settings, or have the table created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/web.py" />
            <source>Check aws.site_url in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/web.py" />
            <source>Check aws.site_url in the settings; it must be the address that guests are given.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Check bucket and distribution in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/assistant.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Check connections</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/panels.py" />
            <source>Check connections…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/ses_email.py" />
            <source>Check in SES that aws.email_from is verified and the account is out of the sandbox.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sns_sms.py" />
            <source>Check in SNS that SMS to this country is set up and the number has not opted out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>Check region, profile and bucket in the [aws] section of the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>Check that the disk is not full and this folder may be written, then start again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>Check that the file is there and is plain text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/lock.py" />
            <source>Check that this folder may be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>Check the access keys, or those of the AWS profile, and this computer's clock.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/gmail.py" />
            <source>Check the bookings mailbox in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>Check the bucket of the guest pages in the settings, or have it created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>Check the bucket of the guests' photos in the settings, or have it created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>Check the bucket's name in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>Check the calendar's address in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/account.py" />
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>Check the calendar's id and the account in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>Check the distribution's id in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>Check the feed's address in the settings, and that the calendar is shared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>Check the feed's address in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/settings_file.py" />
            <source>Check the folder's permissions and the disk's room.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/web.py" />
            <source>Check the internet connection and aws.site_url in the settings, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>Check the internet connection and sign in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>Check the internet connection, and the address of the AWS server if the settings name one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Check the network and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>Check the network; the desk goes on trying.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Choose a calendar.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/date_picker.py" />
            <source>Choose a day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <source>Choose a person</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>Choose a profile or access keys in the settings, under AWS account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>Choose a profile that signs in by the browser, or access keys, in the settings, under AWS account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Choose a region.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Choose a time zone, like America/Los_Angeles.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Choose a weekend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/days.py" />
            <source>Choose a weekend: any of its days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Choose all charters shown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/practice_process.py" />
            <source>Choose another home with --home DIR, one that you may write to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Choose another prefix in the settings; a table's key cannot be changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Choose another weekend   Ctrl+D</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Choose first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/typed_message.py" />
            <source>Choose guests, crew or both.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/sign_ins.py" />
            <source>Choose it in the settings: an OAuth client of the type desktop app, downloaded as JSON.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <source>Choose it under Your operation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>Choose none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Choose one in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Choose one more charter, or one less</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/draft.py" />
            <source>Choose one of: {languages}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Choose the OAuth client file again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Choose the OAuth client file in the settings, then sign in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>Choose the day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/days.py" />
            <source>Choose the day of {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Choose the file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>Chosen charters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/parts.py" />
            <source>Clear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Clear a slot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <location filename="../../jada_desk/desktop/commands.py" />
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>Close now, go on at the next start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/lock.py" />
            <source>Close that desk first, or go on there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>Close when it is done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>CloudFront</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>CloudFront distribution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>CloudFront has not forgotten the old pages yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>CloudFront says that the distribution of the guest pages was made earlier, but does not list it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>CloudFront says that the origin access control of the guest pages was made earlier, but does not list it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/cloudfront.py" />
            <source>CloudFront's copies of the guest pages could not be cleared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Colour, to tell operations apart</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Colours of the system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>Complete it with: aws configure sso --profile {profile}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/assistant.py" />
            <source>Connect an operation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Connect another operation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/panels.py" />
            <source>Connect another operation…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/start_page.py" />
            <source>Connect for real</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/start_page.py" />
            <source>Connect my operation…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>Contact for {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>Contact of the guest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Contact of {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>Contact taken into the draft.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/domain/draft.py" />
            <source>Contacts of {n} charters</source>
            <extracomment>Of one: Contact of {n} charter</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Copy another weekend's crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>Copy details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Copy last weekend's crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Copy party link</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <source>Copy phone number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <source>Copy the address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/days.py" />
            <source>Copy the crew of which weekend?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Copy the phone number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>Copy the phone number   Ctrl+Shift+C</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/session.py" />
            <source>Correct it in the settings, or leave it out to use AWS itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/ses_email.py" />
            <location filename="../../jada_desk/adapters/web.py" />
            <source>Correct it in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <source>Correct it on its page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/ses_email.py" />
            <source>Correct the address, or call.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>Correct the file and start again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sns_sms.py" />
            <source>Correct the number (with its country code), or call.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>Create it in the CloudFront console, and take its id into the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/parts.py" />
            <source>Create this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/testing.py" />
            <source>Creating what was shown…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/answers.py" />
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <location filename="../../jada_desk/domain/card_making.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Crew beside captain {which}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Crew directory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>Crew directory   Ctrl+Shift+F</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <source>Crew member</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Crew members</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/copying.py" />
            <source>Crew of {date}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/plan.py" />
            <source>Crew record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/plan.py" />
            <source>Crew told</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>Crew · {n}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Crew “{text}” is no list of names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Dark colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Day off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>Day: {day_in_full}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/date_picker.py" />
            <source>Days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Days off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/date_picker.py" />
            <source>Days: {words}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/slot_button.py" />
            <source>Declined</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Delete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/medium.py" />
            <source>Desktop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>Details copied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Difference to what is live</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Do not send again: {about}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Dock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/waiver_book.py" />
            <source>Does not sail on this charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/parts.py" />
            <source>Does not work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <location filename="../../jada_desk/desktop/publish/tally.py" />
            <source>Done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Done again: {label}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Double-booked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Download the OAuth client (type: desktop app) from the Google Cloud console again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Drop all edits of this charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Drop the edits of {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Duration minutes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>E-mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>E-mail as text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>E-mail for guests</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>E-mail with a look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>E-mail “{text}” is no address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Each boat needs a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Each has a lane of its own on the weekend; the first is the default. Crew: how many sail beside the captain.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/date_picker.py" />
            <source>Earlier month</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Earlier weekend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Earlier weekend   Ctrl+PgUp</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>Edit it, or drop it first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <source>Edit…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Email</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <source>End</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>End time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/language.py" />
            <source>English</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Enter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/sign_ins.py" />
            <source>Enter the key id and the secret key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/sign_ins.py" />
            <source>Enter them in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/slot_button.py" />
            <source>Enter to change, Delete to clear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/slot_button.py" />
            <source>Enter to choose somebody</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Esc</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Event name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/nothing_picked.py" />
            <source>Every charter shown has its crew, its guest's contact and its waivers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>Every fact is said, and nothing comes from elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Every guest of this weekend has a phone number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <source>Every publish of this desk, newest first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Everything is published as it stands.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>Expired</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/tally.py" />
            <source>Failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Filter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Filter crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>Filter crew   Ctrl+F</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>Filter crew by name or phone number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Filter the directory by name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <source>Find a charter, person or change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Find all missing contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>Find all {n} missing contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>Find contact</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Find guest, crew, boat, day or command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/finder.py" />
            <source>Find guest, crew, day…   {keys}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/finder.py" />
            <source>Find guest, crew…   {keys}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/finder.py" />
            <source>Find guest, phone, crew, boat, day or command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/finder.py" />
            <source>Find guest, phone, crew, boat, day, command   {keys}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Find the guest's contact</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/finder.py" />
            <source>Find…   {keys}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Finish publishing…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <source>Finish this publish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/recovery.py" />
            <source>Finishing an earlier publish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <source>Finish…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/answers.py" />
            <source>First charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Follow the mail or the DNS records SES gave.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>For example: Rain is coming, bring a jacket.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/sign_ins.py" />
            <source>For this session only: this computer has no keyring.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Found {found} of {wanted}, all of them surely. Check the lines, untick what is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Found {found} of {wanted}, none of them surely. Check the lines, untick what is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Found {found} of {wanted}, {sure} of them surely. Check the lines, untick what is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>Free</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>From a spreadsheet saved as CSV; shown before anything is saved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>From console.cloud.google.com: Clients, Create client, Desktop app, Download JSON. The Calendar API and the Gmail API must be switched on there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/photo_download.py" />
            <source>Getting photo {number} of {all}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/photos.py" />
            <source>Getting them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Give a time before {time}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>Give it a later end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>Give it a title of at most 200 characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/find_charter.py" />
            <source>Give the event id of the one you mean.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Give the operation a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>Give them the permission {action} for {address}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/permissions.py" />
            <source>Give them the permission {action} on the bucket {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>Give them the permission {action} on the bucket {name}; if it is somebody else's, choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/permissions.py" />
            <source>Give them the permission {action} on the distribution {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/permissions.py" />
            <source>Give them the permission {action} on the table {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/permissions.py" />
            <source>Give them the permission {action}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/permissions.py" />
            <source>Give them the permissions {one} and {other} on the bucket {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/permissions.py" />
            <source>Give them the permissions {one} and {other}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/overrides.py" />
            <source>Go ahead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/overrides.py" />
            <source>Go ahead anyway, and say why   Ctrl+B</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/overrides.py" />
            <source>Go ahead anyway: why?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/overrides.py" />
            <source>Go ahead anyway: {words}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Go ahead despite a warning: say why</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/overrides.py" />
            <source>Go ahead…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/start_page.py" />
            <source>Go on connecting…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Go to another operation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/answers.py" />
            <source>Go to its weekend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/panels.py" />
            <source>Go to somebody first: in the crew list, or in a slot.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <source>Goes out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>Going ahead against a warning needs a reason.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/plan.py" />
            <source>Google Calendar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Google account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Google already has one with this id.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Google could not be reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Google could not be told of the sign-out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Google did not finish the sign-in ({status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Google does not accept the sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Google found nothing there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Google gave a sign-in for one hour only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Google had a fault of its own ({status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Google refused it ({code}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>Google sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Google takes no more requests for the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Google's answer was lost or cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <source>Green</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/desktop/charter/message_text.py" />
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <location filename="../../jada_desk/desktop/publish/result.py" />
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Guest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Guest email</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Guest id</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Guest language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Guest name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview.py" />
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <location filename="../../jada_desk/domain/plan.py" />
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>Guest page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Guest page on a phone, a desktop or paper</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <source>Guest page, not published yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>Guest page: {medium}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>Guest pages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Guest phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>Guest phone: {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/plan.py" />
            <source>Guest record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Guest texts rest from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Guest texts rest until</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Guest time zone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Guests</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Guests and crew are told by e-mail (SES) and text message (SNS).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/draft.py" />
            <source>Guests are not written to in {value}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/plan.py" />
            <source>Guests told</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Guests' photos in {bucket} are open to everybody.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Have it added, or verify its whole domain in the SES console.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Have it created, or correct its name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Have one created, or take the id (E…) of yours from the CloudFront console. To a new one add the paths of the functions there: /waivers, /photos and /crew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>Have the calendar shared with this account so that it may make changes to events.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/account.py" />
            <source>Have the calendar shared with this account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Have them created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Have this created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <location filename="../../jada_desk/desktop/publish/tally.py" />
            <source>Held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Hide</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/evidence.py" />
            <source>Hide the mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Hide the message to {who}, about {charter}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Hide what is written for {charter}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>Hide who did what when</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Hold for weather</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Hold the charter for weather</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Hold this charter for weather? Nobody is told before you press Publish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Hold {title} for weather</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>If another AWS account has a bucket {name}, choose another name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Import crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Import…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/conflict.py" />
            <source>In Google</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>In Google Calendar, share it with this account: Make changes to events.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>In a review: go on, untick a change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>In a time: 15 minutes later or earlier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>In part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/evidence.py" />
            <source>In the bookings mailbox</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/evidence.py" />
            <source>In the calendar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/evidence.py" />
            <source>In the guest table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Inspected (with a certificate)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Install or unlock a keyring (on Linux: GNOME Keyring or KWallet) to stay signed in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>Into the first open place that they may take on each</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Is a charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Is charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Is kept already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Is new</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>It adds more than {most_more} characters, which every message would cost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>It cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/template_limits.py" />
            <source>It cannot be shown: {fault}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>It does not say the message.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>It does not say {fact}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>It does not say {what}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/event_json.py" />
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>It ends before it starts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/silence.py" />
            <source>It has begun: nobody is told of it any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>It has more than one line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/event_json.py" />
            <location filename="../../jada_desk/adapters/google/ical.py" />
            <source>It has no end time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>It has no public feed. You can do without one. If you like, paste the secret address in iCal format (Google Calendar, Settings of the calendar, Integrate calendar); whoever has it can read the calendar, so it goes into the keyring.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/event_json.py" />
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>It has no start time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>It is a direct booking, and the guest table has this name once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>It is as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/silence.py" />
            <source>It is cancelled, and nobody has still to hear of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>It is far too large.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/template_limits.py" />
            <source>It is larger than {largest_source} KB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/template_limits.py" />
            <source>It is nested too deeply.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>It is not in UTF-8.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/settle.py" />
            <source>It is still not known whether this message went out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/messages.py" />
            <source>It is too late for this message: it was not sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>It makes {size} bytes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>It may arrive twice: the first one may have gone out. Send it again?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>It repeats by an old kind of rule (EXRULE) that calendars no longer use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>It repeats every hour without an end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>It repeats every minute or every second.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>It repeats in a way that would take too long to work out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>It sails</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/template_limits.py" />
            <source>It shows its own blocks too often.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/template_limits.py" />
            <source>It shows itself without end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>It stands in the draft until you publish; then Google has it, and everybody concerned is told.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/template_limits.py" />
            <source>It takes in {name}, which it may not.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/template_limits.py" />
            <source>It takes too long.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>It was not changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/photo_folder.py" />
            <location filename="../../jada_desk/adapters/local/settings_file.py" />
            <source>It was not overwritten.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/photo_download.py" />
            <source>It was not saved; {done} of {all} photos are in the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/cloudfront.py" />
            <source>Its copies of the guest pages may or may not have been cleared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_text.py" />
            <source>Its duration cannot be read: “{value}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/event_json.py" />
            <source>Its end cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Its feed was found: weekends can be read at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>Its first row must name the columns: Name, Role, Phone, E-mail, Licence, Licence expires.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/bootstrap.py" />
            <source>Its settings belong into {home}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/event_json.py" />
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>Its start and its end are not of one kind: one has an hour, the other has none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/event_json.py" />
            <source>Its start cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_text.py" />
            <source>Its time zone “{tzid}” is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical.py" />
            <source>Its times lie outside every calendar.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_text.py" />
            <source>Its {what} cannot be read: “{value}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>JADA</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>JSON (*.json)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>January February March April May June July August September October November December</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/conflict.py" />
            <source>Keep Google's</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Keep it in the keyring</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/conflict.py" />
            <source>Keep mine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Keep them in the keyring</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Keep your change of {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Kept for this session only: there is no keyring.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Kept in the keyring.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <source>Language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <source>Larger guest page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Larger or smaller guest page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Larger text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/date_picker.py" />
            <source>Later month</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Later weekend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Later weekend   Ctrl+PgDn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Leave it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Leave the sandbox in the SNS console, and register a number (10DLC) for the United States.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <source>Leaves the slot open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>Left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Left out of this publish until you choose above.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/web.py" />
            <source>Let CloudFront read the bucket and list it: without listing, a missing page gives 403.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Let go, close, back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window.py" />
            <source>Let go; nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>Let the distribution {distribution_id} read the bucket in the S3 console.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Licence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Licence expired</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>Licence expired on {date}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Licence expires</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>Licence until {date}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Light colours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Link for one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Link to directions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/find_charter.py" />
            <source>List them with: jada-desk sync</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/result.py" />
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Live</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Live differs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/plan.py" />
            <source>Live on the site</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>Look again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/settle.py" />
            <source>Look again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/crew_directory.py" />
            <source>Look at it again; the list shows the colleague's change now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Look at the difference and publish again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>Look at the live page again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Look at the new difference and publish again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Look closer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Look closer: {others} contacts were found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>Look in the calendar, the guest table and the bookings mailbox</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Look whether it is there and yours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Looking for the calendar's feed…</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Looking for {n} guests…</source>
            <extracomment>Of one: Looking for one guest…</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>Looking in the calendar, the guest table and the bookings mailbox…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/finder.py" />
            <source>Looking through other weekends…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>Mail of {day}: {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Make and copy a new link with which one person signs, once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>Make charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>Make it with: aws configure sso --profile {profile}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/photo_folder.py" />
            <source>Make room, or choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Mark as sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Mark as sent: {about}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/messages.py" />
            <source>Marked as sent by a person.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Marked by hand: does not sail, is not counted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Marked by hand: same person as {same}, counted once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Marked by hand: this is {guest}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Marked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>May be captain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>May be crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>Mend it in Google Calendar.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/settings_file.py" />
            <source>Mend it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>Mend that line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>Mend ~/.aws/config and ~/.aws/credentials.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Message</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Message about {n} charters</source>
            <extracomment>Of one: Message about {n} charter</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Message to guests or crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Messages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <source>Messages about {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/result.py" />
            <source>Messages accepted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <source>Messages of the charter</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>Messages that were held are sent: {n} publishes.</source>
            <extracomment>Of one: Messages that were held are sent: {n} publish.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Message…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Missing contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>Mon Tue Wed Thu Fri Sat Sun</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>Monday Tuesday Wednesday Thursday Friday Saturday Sunday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Move between people and between slots</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/photo_folder.py" />
            <source>Move it away and get the photos again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Move the charter 15 minutes earlier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Move the charter 15 minutes later</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Move the charter a day earlier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Move the charter a day later</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Move the charter to another day</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Move the charter to the boat above</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Move the charter to the boat below</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <location filename="../../jada_desk/workflows/desk.py" />
            <source>Name one in the settings, under Tables and guest pages.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Name one in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>Name one of: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/bootstrap.py" />
            <source>Name one with --tenant, or use --practice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Name {which}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/observe.py" />
            <source>Neither a sign-in nor a feed address is set for the calendar.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>New</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/desktop/look/words.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>New charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>New charter {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>New charter {title}: in the draft until you publish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/centre.py" />
            <source>New charter…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/assistant.py" />
            <source>Next</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Next part of the window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/centre.py" />
            <source>Next weekend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>No</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>No CloudFront distribution is named.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>No Google sign-in is set up: the desk reads the feed and cannot publish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/sign_ins.py" />
            <source>No OAuth client file is set for Google.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <source>No browser came up, or you closed it? Copy the address and open it in one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>No bucket for photos is named: guests add none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>No bucket is named for the guest pages.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>No calendar is chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/find_charter.py" />
            <source>No charter within a year has this event id, booking id, title or guest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/centre.py" />
            <source>No charters on this weekend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>No contact</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>No contact was found. Each charter says where was looked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>No crew yet. The crew table could not be read, or nobody is in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>No event was made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>No feed: the calendar is read by the sign-in alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>No mailbox: Find contact looks into the calendar and the tables.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>No message was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>No more texts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>No more texts to the guest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>No more texts to this guest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>No page was uploaded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>No phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/notice_plan.py" />
            <source>No phone and no e-mail are known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>No phone number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>No phone or e-mail is known for this guest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>No public address of the guest pages is set.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>No sender is set: nobody is told by e-mail.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>No texts…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <source>No trips on the days shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>No waiver signed yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/controller.py" />
            <source>No warning stands against this charter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>Nobody fits this filter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Nobody has signed yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Nobody has to be told anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/silence.py" />
            <source>Nobody has to be told: what guest and crew know is still so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Nobody is signed in to Google here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>Nobody is signed in to Google, so the feed is read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Nobody is signed in, so there is no list: sign in, or type the calendar's id.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>Nobody is told before you publish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>Nobody said why to go ahead against these warnings. Nothing has been sent yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/waiver_desk.py" />
            <source>Nobody signed so for this charter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Nobody to tell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/silence.py" />
            <source>Nobody would be told now, for who knows what could not be read. {blind}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/testing.py" />
            <source>None of this works yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Not a captain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/fields.py" />
            <source>Not a time. Type it like 15:30 or 3:30 pm.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/row_making.py" />
            <source>Not charters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Not checked: there are no tables yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/tally.py" />
            <source>Not done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Not everything here is published yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>Not finished</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <source>Not in the crew list: nobody can tell them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/result.py" />
            <source>Not live yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/verdict_bubble.py" />
            <source>Not possible: {label}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>Not published</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Not saved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>Not sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/parts.py" />
            <source>Not tested</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/doctor.py" />
            <source>Not tested: first mend the {part}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Not tested: without a sign-in the feed is read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Not the key that the desk needs: {tables}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/parts.py" />
            <source>Not there yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Not there: {tables}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <source>Not ticked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Notes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Notes are longer than {length} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/opt_out.py" />
            <source>Nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>Nothing changed in the calendar; record and page were brought up to date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/finder.py" />
            <source>Nothing found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Nothing found. Looked in: {looked}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Nothing has been sent yet. Untick an edit to hold it back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Nothing has been sent yet. Untick who is not to get it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Nothing in it was overwritten.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Nothing is sent to anybody until you press Publish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Nothing of theirs was overwritten.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>Nothing to do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Nothing to publish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/controller.py" />
            <source>Nothing to publish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Nothing to redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>Nothing to save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Nothing to undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>Nothing was added to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>Nothing was added.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/lock.py" />
            <source>Nothing was changed here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/dynamodb.py" />
            <location filename="../../jada_desk/adapters/local/lock.py" />
            <location filename="../../jada_desk/adapters/local/practice_process.py" />
            <location filename="../../jada_desk/workflows/lookup.py" />
            <location filename="../../jada_desk/workflows/missing.py" />
            <source>Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/cloudfront.py" />
            <source>Nothing was cleared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/dynamodb.py" />
            <source>Nothing was counted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <location filename="../../jada_desk/adapters/aws/dynamodb.py" />
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>Nothing was created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/desk.py" />
            <source>Nothing was fetched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>Nothing was found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>Nothing was found. Looked in: {looked}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/journal.py" />
            <source>Nothing was kept about it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_photos.py" />
            <location filename="../../jada_desk/workflows/opt_out.py" />
            <location filename="../../jada_desk/workflows/settle.py" />
            <source>Nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/desktop/state/shown_weekend.py" />
            <location filename="../../jada_desk/domain/draft.py" />
            <source>Nothing was made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/waiver_desk.py" />
            <source>Nothing was marked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <source>Nothing was published yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/journal.py" />
            <source>Nothing was published.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/web.py" />
            <source>Nothing was read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_photos.py" />
            <source>Nothing was removed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>Nothing was rolled back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>Nothing was saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/ses_email.py" />
            <location filename="../../jada_desk/adapters/aws/session.py" />
            <location filename="../../jada_desk/adapters/aws/sns_sms.py" />
            <location filename="../../jada_desk/domain/typed_message.py" />
            <location filename="../../jada_desk/workflows/messages.py" />
            <location filename="../../jada_desk/workflows/settle.py" />
            <source>Nothing was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>Nothing was started with these settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>Nothing was taken over.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_pages.py" />
            <source>Nothing was uploaded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/plan.py" />
            <source>Notice record</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>Now: {now}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>OAuth client file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <source>Off on {days}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>On hold for weather</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>On hold for weather.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>One contact may belong to this charter. Check the lines it came from before you use it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>One contact surely belongs to this charter. Check the lines it came from, then use it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/controller.py" />
            <source>One moment: a publish is under way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>One moment: something is being settled already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>One person stands in two places of a charter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/photos.py" />
            <source>Open folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/start_page.py" />
            <source>Open the practice workspace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>Open the publish of {when}: {word}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/settings_file.py" />
            <source>Open the settings again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Open the settings and save them: the address then moves into the keyring.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Open: {slots}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/centre.py" />
            <source>Opening the desk…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/tenants.py" />
            <source>Operation: {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/tenants.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Operations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Or have this created now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Other names in the calendar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/tenants.py" />
            <source>Other operations, settings, sign-ins and connections</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Out of service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>Over</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/slot_button.py" />
            <source>Overridden</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/overrides.py" />
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Overridden: {because}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>PDF (*.pdf)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview.py" />
            <source>Page as the guest sees it</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Pages can be uploaded; {n} guest pages there.</source>
            <extracomment>Of one: Pages can be uploaded; {n} guest page there.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/mail_text.py" />
            <source>Part of this mail was set aside: it is nested too deeply.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Passengers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>Passengers must be a whole number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Passengers {which}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Passengers “{text}” is no number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <source>People for this slot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/desktop/charter/medium.py" />
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Phone and trips of a crew member</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Phone for guests</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/calling.py" />
            <source>Phone number copied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Phone “{text}” is no phone number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Photo code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Photo upload code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>Photos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/nothing_picked.py" />
            <source>Pick a charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <location filename="../../jada_desk/desktop/controller.py" />
            <location filename="../../jada_desk/desktop/days.py" />
            <source>Pick a charter first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Pick up a crew member, or the person in a slot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/tenants.py" />
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Practice workspace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Previous part of the window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/medium.py" />
            <source>Print</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>Print…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Private, and another one than the pages'. Leave it empty to take no photos.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Profile {name}{words}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Profiles of this computer's AWS configuration (~/.aws/config).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>Public address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>Publish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>Publish all of this?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>Publish all of this? {reasons}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/desk.py" />
            <source>Publish it, then its link works.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>Publish progress</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Publish {n} changes, tell 1 person</source>
            <extracomment>Of one: Publish {n} change, tell 1 person</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Publish {n} changes, tell nobody</source>
            <extracomment>Of one: Publish {n} change, tell nobody</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Publish {n} changes, tell {people} people</source>
            <extracomment>Of one: Publish {n} change, tell {people} people</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Publish {n} changes…</source>
            <extracomment>Of one: Publish {n} change…</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Publish, tell nobody</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Publish, tell {n} people</source>
            <extracomment>Of one: Publish, tell {n} person</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>Published</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>Published in part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <source>Published {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/shown_weekend.py" />
            <source>Publishing has to wait. {stale_reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/shown_weekend.py" />
            <source>Publishing has to wait. {what}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <source>Publishing now would send nothing by itself.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <source>Publishing now would send {n} messages about this charter.</source>
            <extracomment>Of one: Publishing now would send {n} message about this charter.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>Publishing the rest</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>Publishing {n} changes</source>
            <extracomment>Of one: Publishing {n} change</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Publishing…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Publish…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Put in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Put in the {fact} of each</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>Put on all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Put the held person down; on a slot: choose by name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <source>Puts the way back into the draft and opens the review; nothing is sent before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/notice_plan.py" />
            <source>Quiet hours until {hour}: too late for this. Send it now, or call.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/notice_plan.py" />
            <source>Quiet hours: held until {hour}. The desk must be on then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/hold.py" />
            <source>Quiet hours: held until {moment}. The desk sends it then if it is on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>Read at {time} at {address}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>Read it again first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Read the calendar again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Read the list again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Read the message to {who}, about {charter}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_pages.py" />
            <source>Read the weekend again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Read what will change and who will be told   Ctrl+Enter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Read {about}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/observe.py" />
            <source>Reading tables and pages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/observe.py" />
            <source>Reading the calendar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Reading the list…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>Reading the live page…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/copying.py" />
            <source>Reading the weekend of {date}…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/centre.py" />
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>Reading the weekend…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Reading who signed…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Ready</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/nothing_picked.py" />
            <source>Ready to sail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Ready: crewed, published, waivers signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/charter.py" />
            <source>Reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>Reason for holding or cancelling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Reason, for example: engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Reason, for example: wind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <source>Red</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Redo: {edit}   Ctrl+Shift+Z</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/desk_publishing.py" />
            <source>Refresh the weekend.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Refresh to see what is there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Refresh to see which.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Remind who sails tomorrow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Reminders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Remove boat {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Remove the desk from the Google account's connections, then sign in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Remove the desk from the Google account's connections.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>Report this code to whoever looks after the desk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/limits.py" />
            <source>Retry finishes it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/limits.py" />
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Retry in a few minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Retry in a minute.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>Retry looks first, and does only what is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>Retry the rest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>Review</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>Review again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Review and publish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Review messages…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/journal.py" />
            <source>Review the changes again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Review the message</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Review {n} changes</source>
            <extracomment>Of one: Review {n} change</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <source>Review…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>Right button or Ctrl+I: call, trips, edit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>Roles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>Roll back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>Roll back again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>Roll back the publish of {date}, {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <source>Roll back this publish…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>Roll back {name} only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>Row</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>Run sheet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>Run sheet {day}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>Run sheet {day} {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Run sheet: print or save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>Run sheets…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>S3 bucket of guests' photos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>S3 bucket of the guest pages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>SES does not know this sender.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>SES has not verified this sender yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>SNS answers; whether it is in its SMS sandbox could not be asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>SNS is in its SMS sandbox: only verified numbers get text messages.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>Sail again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Sails with us</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/waiver_book.py" />
            <source>Same person as {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/assistant.py" />
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>Save again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/assistant.py" />
            <source>Save and open the weekend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>Save and use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>Save as PDF…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>Save it as CSV, in UTF-8.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Save the crew's table alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>Save the run sheet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Save this first, or take it back.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>Save {n} crew members</source>
            <extracomment>Of one: Save {n} crew member</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>Saved {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Saved {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Saved {who}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Saving…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Say what the tables begin with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <source>Search the history</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/missing.py" />
            <source>Searched for {found} of {wanted} guests</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Searching</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>Searching the bookings mailbox</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>Searching the bookings mailbox: {mails}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Secret access key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Secret address of the feed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/start_page.py" />
            <source>See the weekend, assign crew, and tell guests and crew. Nothing is sent until you press Publish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/recovery.py" />
            <source>See them all with: jada-desk history</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/settle.py" />
            <source>See them with: jada-desk history --json</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>See which they are: jada-desk waivers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>Seen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/accessible.py" />
            <source>Selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Send again: {about}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Send again…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Send it now, in quiet hours? The reason is kept with your name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Send now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Send now: the message to {who}, about {charter}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Send now…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Send to nobody</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Send to {n} people</source>
            <extracomment>Of one: Send to {n} person</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Sender of e-mails</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>Sending the message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/recovery.py" />
            <source>Sending what was held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>Sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>Sent in part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>Set another boarding time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Set the time zone of the dock in the settings, if that is not meant so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/assistant.py" />
            <source>Settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Settings of this operation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <location filename="../../jada_desk/desktop/panels.py" />
            <source>Settings…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>Settle…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/find_charter.py" />
            <source>Several charters fit: {ids}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>Several contacts may belong to this charter. Choose one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Show Monday to Sunday   Ctrl+E</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>Show all crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>Show captains</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/roster.py" />
            <source>Show free crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Show how far it is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <source>Show older publishes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/evidence.py" />
            <source>Show the whole mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Show what an earlier publish left undone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>Show what differs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Show what is written for {charter}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>Show who did what when</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>Shown is what was read on {when}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/tally.py" />
            <source>Sign in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <source>Sign in again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Sign in again and allow it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Sign in again and leave every box ticked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Sign in again; if it stays so, check the OAuth client file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Sign in to AWS</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>Sign in to AWS again (with a profile: aws sso login), then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <location filename="../../jada_desk/desktop/panels.py" />
            <source>Sign in to AWS…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Sign in to Google</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Sign in to Google again and leave every box ticked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Sign in to Google again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Sign in to Google in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/shown_weekend.py" />
            <source>Sign in to Google to publish: the calendar was read from its feed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Sign in to Google with the mailbox's account and leave its box ticked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/observe.py" />
            <source>Sign in to Google, or put google.feed_url into the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Sign in to Google.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <location filename="../../jada_desk/desktop/panels.py" />
            <source>Sign in to Google…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Sign in to another mailbox…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>Sign in to the bookings mailbox, then search again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/result.py" />
            <source>Sign in to {account}, then Retry</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <source>Sign in to {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/parts.py" />
            <source>Sign in to {sign_in}…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/account.py" />
            <source>Sign in with an account that may see its calendars.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/gmail.py" />
            <source>Sign in with the account of the bookings mailbox.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Sign in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Signed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Signed in as {who}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/sign_ins.py" />
            <source>Signed in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Signed in. The list of calendars was not allowed.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Signed in; {n} calendars to choose from.</source>
            <extracomment>Of one: Signed in; {n} calendar to choose from.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Signed {when}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Signs in with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <source>Smaller guest page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Smaller text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>So jada- means the tables jada-events, jada-crew-dispatch, jada-guests and so on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Some characters do not fit into a plain text: a part then holds 67 and not 153.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Somebody changed this event in Google meanwhile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/event_look.py" />
            <source>Somebody changed this event in Google since the plan was made. Nothing was changed. Look at the new difference and publish again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Somebody changed this in Google while you edited it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/declines.py" />
            <source>Somebody declined</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Somebody else changed in Google what you changed too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>Somebody else changed what {service} holds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Somebody else made a change there in the meantime.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>Somebody made or changed the live page by hand. A publish would put this page in its place.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Something else is live than the calendar says. Publishing puts it right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/language.py" />
            <source>Spanish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <source>Start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/practice_process.py" />
            <source>Start it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>Start the desk again: it sets a damaged file aside. If this comes again, move the file away by hand; what was published stands in calendar, tables and pages.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>Start the newer JADA Desk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>Start the sign-in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Start time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/centre.py" />
            <source>Starting the practice workspace…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/charter.py" />
            <source>Status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Status reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/rail.py" />
            <source>Step {number}: {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>Still looking in the {sources}…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/nothing_picked.py" />
            <source>Still to do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Still to sign</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/publish.py" />
            <source>Still under way when the desk stopped. Recovery finds out what became of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/photos.py" />
            <location filename="../../jada_desk/desktop/charter/search_line.py" />
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>Stop after this step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>Stop after this step and close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/photos.py" />
            <source>Stop getting photos</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/search_line.py" />
            <source>Stop searching</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <source>Stop signing in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>Stopped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/limits.py" />
            <source>Stopped before this step was done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/publish.py" />
            <source>Stopped before this step. Retry finishes it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/photos.py" />
            <source>Stopped. What was fetched stays in the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/photo_download.py" />
            <source>Stopped. {done} of {all} photos are in the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>Stopping after this step…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Switch it on in the CloudFront console.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Switch the API on in the Google Cloud console.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Tab, Space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>Tables</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Tables (*.csv *.tsv *.txt)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Tables and guest pages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Tables begin with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Tables, guest pages and messages are in your own AWS account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Take Google's {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Take back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Take its id (E…) from the CloudFront console. Or see that the bucket of the guest pages works: then one can be created here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Take the mark back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Take the mark on {name} back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>Take them out of one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <source>Take {person} off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <source>Teal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Tell {who}, about {charter}, {address}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>Template saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Templates of your own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>Templates…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/assistant.py" />
            <source>Test</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Test again then; until it is deployed, pages may not be seen there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/testing.py" />
            <source>Tested: all of this works.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/testing.py" />
            <source>Tested: this works, with notes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/assistant.py" />
            <source>Testing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>Text message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>Text messages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Text messages can be sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>Text to {name}: {detail}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Texts again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Texts again…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Texts say it in plain letters: {sent}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>That charter is no longer in the calendar.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/seeking.py" />
            <source>That charter is no longer on this weekend.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <source>That charter is no longer shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>That file is no table.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/editor.py" />
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>That is no e-mail address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>That is no phone number. Type it like (619) 555-0101, or with + and the country.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>That is no phone number. Type it like (619) 555-0101.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/copying.py" />
            <source>That is the weekend shown. Choose another.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/sign_ins.py" />
            <source>The AWS access keys are not in the keyring.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>The AWS configuration of this computer cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>The AWS sign-in is missing or has expired.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>The Google project of this sign-in has the API for it switched off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sns_sms.py" />
            <source>The SMS may or may not have been sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>The SMS settings could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>The SSO profile {profile} lacks {args}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/contacts.py" />
            <source>The booking id {id} is in it, with another guest's name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/contacts.py" />
            <source>The booking id {id} is in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>The bookings mailbox can be searched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>The bookings mailbox cannot be searched: Find contact looks elsewhere only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/gmail.py" />
            <source>The bookings mailbox could not be searched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>The bookings mailbox was not searched: nobody is signed in to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>The browser gave no answer in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>The bucket {bucket} is there, and private.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>The bucket {bucket} is there; whether it is private could not be asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>The bucket {name} could not be created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>The bucket {name} could not be looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>The bucket {name} may or may not have been created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical.py" />
            <source>The calendar breaks off in the middle of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>The calendar could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/shown_weekend.py" />
            <source>The calendar could not hold such a charter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>The calendar event is as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/contacts.py" />
            <source>The calendar event says so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>The calendar event was read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed broke off in the middle.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed cannot be reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed gave no calendar ({status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_feed.py" />
            <source>The calendar feed gave nothing at all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed gave {what} instead of a calendar.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed has a fault of its own ({status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed is larger than 32 MB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed is packed in a way that was not asked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed sends from one address to the next without an end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_feed.py" />
            <source>The calendar feed suddenly has no events. This is the last copy that had some.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed took more than a minute.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed was asked too often.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed's address cannot be used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>The calendar feed's address is not allowed: it must be https and public.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>The calendar has it already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/shown_weekend.py" />
            <source>The calendar is read again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>The calendar is where charters come from; it stays yours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>The calendar repeats more events than can be worked out at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>The calendar says so already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/big_plan.py" />
            <source>The calendar shown is an older copy: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/big_plan.py" />
            <source>The calendar shows 0 charters this weekend; none is deleted anywhere by that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>The calendar's list does not end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/notice_plan.py" />
            <source>The calendar's text of this charter is unclear. Look at the card, then tick.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>The captain's line names {n} people; the first one counts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/messages.py" />
            <source>The computer slept before this message was sent. The next plan has what is to be told.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>The copies of the distribution {name} could not be cleared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>The crew directory was not read yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>The description is as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/reading.py" />
            <source>The description is very long ({size} kB); check what was read from it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/publish.py" />
            <source>The desk itself failed here ({fault}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/tasks.py" />
            <source>The desk ran into a fault of its own ({name}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>The desk reads and writes the calendar, and looks for contacts in the bookings mailbox.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>The desk's own {tables}: made when first needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>The distribution is switched off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>The distribution made earlier could not be looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>The distribution made earlier could not be looked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>The distribution may or may not have been created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>The distribution {name} could not be looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <source>The dock has no time zone yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <location filename="../../jada_desk/domain/draft.py" />
            <location filename="../../jada_desk/domain/rules.py" />
            <location filename="../../jada_desk/workflows/rollback.py" />
            <source>The draft is as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>The draft was edited in the meantime.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/ses_email.py" />
            <source>The e-mail may or may not have been sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>The event is as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>The event may or may not have been changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>The event may or may not have been made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>The event was deleted in Google Calendar.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>The event was not changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>The event's times cannot be read. {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>The feed answers. Its secret address stands in the settings file, for whoever reads that.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>The feed answers: {n} events within a fortnight.</source>
            <extracomment>Of one: The feed answers: {n} event within a fortnight.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>The file was left as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>The file with your unpublished edits and the publish history was damaged and is now {aside}. A new one was begun: check the weekend and enter unpublished edits again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/contacts.py" />
            <source>The first name and the day are in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview.py" />
            <source>The guest page appears here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/plan_messages.py" />
            <source>The guest page cannot be published now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview.py" />
            <source>The guest page could not be shown. It appears again with the next change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_pages.py" />
            <source>The guest page is not in the bucket.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_pages.py" />
            <source>The guest page may or may not have been uploaded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <source>The guest page on a desktop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <source>The guest page on a phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <source>The guest page on paper</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>The guest pages in the bucket {name} could not be listed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>The guest table has this booking.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>The guest table has this name for this day.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>The guest table has this name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>The guest table was read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>The guest who booked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/contacts.py" />
            <source>The guest's name and the day are in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/waiver_work.py" />
            <source>The link for one person</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>The link of the guest page: everybody aboard signs there, each once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/account.py" />
            <source>The list of calendars could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>The live page could not be read. {what}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>The live page is far larger than a guest page; only its beginning was compared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/lock.py" />
            <source>The lock file {path} cannot be {verb}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>The mark is taken back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>The message is settled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>The new pages are uploaded; guests may see the old ones for a while.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sns_sms.py" />
            <source>The numbers that opted out could not be listed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>The one in use is as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>The origin access control may or may not have been created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>The origin access control of the guest pages could not be created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>The origin access control of the guest pages could not be looked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <location filename="../../jada_desk/workflows/recovery.py" />
            <source>The page is there already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>The page is uploaded; nobody was told of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/page_laws.py" />
            <source>The page may not send its reader elsewhere by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/waiver_work.py" />
            <source>The party’s link</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sns_sms.py" />
            <source>The phone number is not one that an SMS can be sent to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/photo_folder.py" />
            <source>The photo cannot be saved to {folder}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>The photo code {code} is another charter's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_photos.py" />
            <source>The photo may or may not have been kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/s3_photos.py" />
            <source>The photo may or may not have been removed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/photos.py" />
            <source>The photos are in {folder}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>The policy of the bucket {bucket} cannot be understood.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>The policy of the bucket {name} could not be added to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>The policy of the bucket {name} could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>The policy of the bucket {name} may or may not have been added to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/practice_process.py" />
            <source>The practice workspace cannot be started in {where}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/practice_process.py" />
            <source>The practice workspace did not answer within {seconds} seconds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/practice_process.py" />
            <source>The practice workspace did not end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/practice_process.py" />
            <source>The practice workspace does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/practice_process.py" />
            <source>The practice workspace ended while it was starting.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/practice_process.py" />
            <source>The practice workspace refused this: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>The public address does not show the new page yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>The public address still shows an older page than the one that was uploaded last. It follows within minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/web.py" />
            <source>The public site answers with far more than a guest page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/web.py" />
            <source>The public site could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/web.py" />
            <source>The public site does not show the page (HTTP {status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/web.py" />
            <source>The public site has no answer now (HTTP {status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/web.py" />
            <source>The public site sends its readers to another site.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>The publish could not go on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>The publish of {when} did not finish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/ses_email.py" />
            <source>The recipient's e-mail address is not one that mail can be sent to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/messages.py" />
            <source>The record of this charter is gone: nothing was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/printing.py" />
            <source>The run sheet was not saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>The run sheet was sent to the printer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>The same: guests see this very page now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>The search could not be done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <location filename="../../jada_desk/workflows/missing.py" />
            <source>The search was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>The search was stopped. Nothing was found so far.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>The search was stopped. What was found so far is below.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>The sender could not be added.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>The sender could not be looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>The sender is verified.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>The sender is verified. SES is in its sandbox: only verified addresses get mail.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>The sender may or may not have been added.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/settings_file.py" />
            <source>The settings cannot be written to {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/settings_file.py" />
            <source>The settings file was changed by somebody else meanwhile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/settings_file.py" />
            <location filename="../../jada_desk/settings.py" />
            <source>The settings file {path} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>The sign-in could not be begun.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>The sign-in could not be finished.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>The sign-in does not cover it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>The sign-in does not cover the bookings mailbox. Without it Find contact cannot look into the mail.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>The sign-in does not cover the calendar. Without it nothing can be published.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>The sign-in does not cover the list of calendars. Without it the calendar's id has to be typed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>The sign-in is as it was before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>The sign-in to Google has expired or was taken back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>The sign-in was not allowed in the browser.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>The sign-in was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <source>The sign-in was stopped. Nothing has changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>The table has more than {most_rows} rows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>The table has no Name column.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>The table says so already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/dynamodb.py" />
            <source>The table {name} could not be changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/dynamodb.py" />
            <source>The table {name} could not be created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>The table {name} could not be looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <location filename="../../jada_desk/adapters/aws/dynamodb.py" />
            <source>The table {name} could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/dynamodb.py" />
            <source>The table {name} may or may not have been changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/dynamodb.py" />
            <source>The table {name} may or may not have been created.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>The template</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>The template was not saved: {problems}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/doctor.py" />
            <source>The test was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/draft.py" />
            <source>The times are as they were.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/dynamodb.py" />
            <source>The try may or may not have been counted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/waiver_desk.py" />
            <source>The waiver text {text} was changed after it was agreed to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>The waivers could not be read or changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>The warning stands.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>The way it repeats cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <location filename="../../jada_desk/desktop/state/shown_weekend.py" />
            <source>The weekend has not been read yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/copying.py" />
            <source>The weekend of {date} has nobody for an open slot here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/evidence.py" />
            <source>The whole mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>The {source} could not be searched</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>Their change was not overwritten.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Their page was not overwritten.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Their words</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Their words, for example: stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>There are no tables that begin with {prefix} yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/bootstrap.py" />
            <source>There are several operations: {known}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>There is a template of your own already: {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/photo_folder.py" />
            <source>There is another file {path}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>There is no bucket {bucket}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <location filename="../../jada_desk/adapters/aws/s3_pages.py" />
            <location filename="../../jada_desk/adapters/aws/s3_photos.py" />
            <source>There is no bucket {name} in S3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>There is no calendar feed at that address, or it is not shared ({status}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/panels.py" />
            <source>There is no charter on this weekend.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>There is no distribution {distribution_id} in this account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>There is no distribution {name} in CloudFront.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/settle.py" />
            <source>There is no message {step_id} in this publish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/calling.py" />
            <source>There is no number to call.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/bootstrap.py" />
            <source>There is no operation {tenant_id} here; known are: {known}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>There is no page to sign in at: {profile} is not set up for that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>There is no profile {profile} in the AWS configuration.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/recovery.py" />
            <source>There is no publish {plan_id} in the journal.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>There is no sign-in to Google.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/cloudfront.py" />
            <source>There is no such distribution or invalidation in CloudFront (distribution {id}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>There is no such sender in SES.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/dynamodb.py" />
            <source>There is no table {name} in the AWS region {region}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>There is no table {name}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/own_templates.py" />
            <source>There is no template {name} to change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/settle.py" />
            <source>There is nothing to tell {recipient} about this charter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>There was nothing left to tell; nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>These AWS keys may not do it ({code}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>These links lead elsewhere: {links}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/settings_file.py" />
            <source>They are as they were.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>They asked not to be texted? Any words will do. It counts from now on, on every desk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>They want texts again?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <source>This Google account may not do it ({code}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>This account may change none of its calendars.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/account.py" />
            <source>This calendar could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>This cannot be overridden. {text}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>This cannot be published now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>This charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/desk_publishing.py" />
            <source>This charter is not in the calendar any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>This charter was made already, and changed since.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/desk.py" />
            <source>This charter was not published yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>This charter's record is as it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>This computer has no AWS sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/testing.py" />
            <source>This does not work yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>This event could not be changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>This event could not be put into the calendar.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_api.py" />
            <source>This event could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>This event ends before it starts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/parse.py" />
            <source>This event has no end time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/event_look.py" />
            <source>This event is not in the calendar any more. Nothing was changed. Refresh to see what is there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>This guest may be texted again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>This is a big publish. Nothing has been sent yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>This is a charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/messages.py" />
            <source>This is not so any more: the message was not sent. The next plan has what is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/waiver_book.py" />
            <source>This is {guest}, who booked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/calling.py" />
            <source>This machine has no program to call with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/mail_text.py" />
            <source>This mail has too many parts; only the first were read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/mail_text.py" />
            <source>This mail is too big; only its beginning was read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/mail_text.py" />
            <source>This mail is too long; only its beginning was read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/mail_text.py" />
            <source>This mail was set aside: it is no readable mail.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/reader.py" />
            <source>This mail was set aside: it lists too many numbers for a booking.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/mail_text.py" />
            <source>This mail was set aside: its header is too long.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/mail_text.py" />
            <source>This mail was set aside: its parts are nested too deeply.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/waiver_desk.py" />
            <source>This mark is not offered for this signature.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/settle.py" />
            <source>This message is not uncertain: it is {state}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/messages.py" />
            <source>This message may or may not have gone out. It is not repeated by itself: ask the person, then mark it as sent or send it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/messages.py" />
            <source>This message was cut off before it was sent. Retry sends it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/desk.py" />
            <source>This operation has no bucket for photos.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/lock.py" />
            <source>This operation is being edited by {who}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>This page is not live yet. Who opens its address reads that there is no page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>This page was changed by somebody else since the plan was made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>This page was replaced by another since. The next plan has what is so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/opt_out.py" />
            <source>This person asked not to be texted: nothing was sent. The next plan says how to tell them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/journal.py" />
            <source>This plan is not in the journal.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/rollback.py" />
            <source>This publish changed nothing in the calendar that could be taken back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>This record changed elsewhere since the plan was made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/limits.py" />
            <source>This step was not tried.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/waiver_records.py" />
            <source>This waiver was changed after it was signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/waiver_records.py" />
            <source>This waiver was exchanged for another after it was signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>This weekend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/centre.py" />
            <source>This weekend was not read yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/parts.py" />
            <source>This would be created:
{listed}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>Tick captain, crew or both.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Tight turnaround</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/charter.py" />
            <source>Time zone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Time zone of the dock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Times of {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <location filename="../../jada_desk/domain/charter.py" />
            <source>Title</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>To</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Told by phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Told by phone: {name}, about {charter}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/tally.py" />
            <source>Too late</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>Too long: {longest} characters at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Too many guests</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <source>Trips on the days shown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <location filename="../../jada_desk/desktop/centre.py" />
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Try again in a few minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/new_distribution.py" />
            <source>Try again in a minute, or look for it in the CloudFront console.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <location filename="../../jada_desk/adapters/google/calendar_feed.py" />
            <location filename="../../jada_desk/adapters/google/errors.py" />
            <location filename="../../jada_desk/adapters/web.py" />
            <source>Try again in a minute.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/tasks.py" />
            <source>Try again; if it happens again, restart the desk and report it with the log file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/practice_process.py" />
            <source>Try again; {log} says more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/start_page.py" />
            <source>Try it first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Two boats have the same name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Type</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <source>Type a name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/fields.py" />
            <source>Type a time; up and down keys change it by 15 minutes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Type it in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>Type the boarding like 15:15.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>Type the calendar's id, or sign in again with every box ticked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/account.py" />
            <source>Type the calendar's id, or sign in to Google again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>Type the end like 17:30.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>Type the guest's name, or a title.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/crew_form.py" />
            <source>Type the name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>Type the sender in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>Type the start like 15:30.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Type {which}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/tally.py" />
            <source>Uncertain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Unclear text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Under 18. Guardian: {guardian} ({relationship})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Under 18. No guardian has signed: this does not count yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>Understood</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Undo: {edit}   Ctrl+Z</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Undone: {label}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Uninspected (six-pack)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Unpublished</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Untick to hold this edit back; it stays in the draft</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>Untitled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <location filename="../../jada_desk/desktop/board/card.py" />
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <location filename="../../jada_desk/desktop/charter/to_do_row.py" />
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <location filename="../../jada_desk/desktop/state/news.py" />
            <source>Untitled charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/commands.py" />
            <source>Up, Down</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Use no contact</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Use no contacts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>Use other words: one name or value, on one line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>Use this contact</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>Use {n} contacts</source>
            <extracomment>Of one: Use {n} contact</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <source>Use “{typed}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>Used is the built-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>Used is your own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <source>Violet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>Wait a few minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/progress_list.py" />
            <location filename="../../jada_desk/desktop/publish/tally.py" />
            <source>Waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <source>Waiting for the browser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <source>Waiting for {service}. {waiting}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/publish.py" />
            <source>Waits for: {layer}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Waiver of {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Waiver pending</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Waiver status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Waiver {signed}/{expected}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <location filename="../../jada_desk/workflows/connections.py" />
            <source>Waivers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>Waivers expected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Waivers for {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Waivers of the charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Waivers {signed}/{expected}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Warning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/conflict.py" />
            <source>Was</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/notice_plan.py" />
            <source>Was in the calendar before this desk was connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/messages.py" />
            <source>Was told already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>Was: {was}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>Weather and cancelling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>Weather hold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>Weather hold…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Week</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/grid.py" />
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <source>Weekend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>Weekend {start} to {end}. Choose another</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/start_page.py" />
            <source>Welcome to JADA Desk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <source>What a publish would change of the live page   Ctrl+Shift+D</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>What exists in the calendar, the tables and the pages is the baseline: it stays as it is until you change a fact. Connecting tells nobody anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>What exists is used as it is. What does not can be created here, after you have seen it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>What happens</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>What is otherwise than in the built-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/photo_folder.py" />
            <source>What is there already is whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>What it makes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/template_limits.py" />
            <source>What it makes is larger than {largest_output} KB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>What the table would change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>What this computer is set up with (environment, default profile)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>What to say</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>What was on disk before is still there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>What will change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <source>What would be sent could not be worked out. {what}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>What you typed is not saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>Where booking mails arrive. Another account than the calendar's signs in on its own:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Where guests come to. It stands on every guest page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/aws_pages.py" />
            <source>Where guests see the pages.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/cloudfront.py" />
            <source>Whether CloudFront has cleared its copies of the guest pages could not be checked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/opt_out.py" />
            <source>Who answered STOP could not be asked. {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>Who did what when</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>Who does not is not offered any more; past charters keep the name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>Who is signed in to AWS could not be found out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/settle.py" />
            <source>Who is to be told stands in the plan: jada-desk plan</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>Who is told</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Who is told about the charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>Whole week or weekend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>Whom a publish would tell what   Ctrl+Shift+M</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Whose is the signature of {name}?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>Whose is this?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Why it is urgent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Why out of service, {which}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/overrides.py" />
            <source>Why you go ahead. {words}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/overrides.py" />
            <source>Why, for example: asked him</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>Why, is said below.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>With a name if you like. SES must have verified the address or its domain.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/notice_page.py" />
            <location filename="../../jada_desk/desktop/publish/tally.py" />
            <source>Working</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>Working out what will change…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <source>Working out who would be told…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/parts.py" />
            <source>Works</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/parts.py" />
            <source>Works with less</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>Write another into its event: a line like “Photo code: SUNSET530”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/draft.py" />
            <source>Write it like America/New_York.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/opt_out.py" />
            <source>Write it with its country code, like +1-619-555-0001.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <source>Write quiet hours like 21:00 and 08:00.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>Writes {words}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/date_picker.py" />
            <source>Year</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Yes, send again: {about}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>Yes, send it again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>You can go on editing; publishing has to wait.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>You can go on working.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>You can go on working. Messages go out last, when everything they say is live.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/verdict_bubble.py" />
            <source>You may do it all the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/start_page.py" />
            <source>Your Google calendar and your AWS account, step by step, each tested. It takes about five minutes and can be stopped at any step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <source>Your browser shows a page: sign in there and allow what the desk asks for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/assistant.py" />
            <source>Your changes are not saved. Save them, or close again to drop them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/crew_directory.py" />
            <source>Your changes of this member were not saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <location filename="../../jada_desk/desktop/state/tasks.py" />
            <source>Your draft is safe.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>Your draft is safe. A retry does only the rest and tells nobody twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <location filename="../../jada_desk/desktop/state/shown_weekend.py" />
            <source>Your last edit is not on disk. {trouble}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>Your operation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/templates.py" />
            <source>Your own does not pass, so the built-in is used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/conflict.py" />
            <source>Yours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/decline.py" />
            <source>a charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>a guardian is required</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/charter_steps.py" />
            <source>a page made by hand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/journal.py" />
            <source>a record of a publish is not what was written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/pages/template_limits.py" />
            <source>a template by a changing name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/packed.py" />
            <source>a text in it is not what was written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>a web page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/charter_steps.py" />
            <source>a word that the charter is cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/charter_steps.py" />
            <source>a word that the charter moved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/domain/board.py" />
            <source>accepted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/new_distribution.py" />
            <source>access control for it, with which it alone reads the bucket; the bucket stays private</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>access keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>account</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>add booking phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>add edit deactivate import licence phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>all are in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>all pages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/charter_steps.py" />
            <source>an older page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/nothing_picked.py" />
            <source>and {n} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>and {rest} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/messages.py" />
            <source>another charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/lock.py" />
            <source>another desk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/lock.py" />
            <source>another desk (process {pid} on {host} since {since} UTC)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/lock.py" />
            <source>another desk (process {pid} on {host})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>as the guest is called</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/board.py" />
            <source>asked again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>at least one [[boats]] is needed; the first is the default</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/ses_email.py" />
            <source>aws.email_from must be an e-mail address, like JADA &lt;desk@example.com&gt;.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/session.py" />
            <source>aws.endpoint_url must be an https address, or an http address on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/web.py" />
            <source>aws.site_url must be an https address, or an http address on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>begun</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>booked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>bookings mailbox</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>bookings mailbox ({mails})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>brought to its new form</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>bucket {bucket}, private: nobody gets a photo without the desk or its album link</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>bucket {bucket}, private: only CloudFront shows what is in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>bulk select several</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>by phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>calendar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>calendar event</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>call info licence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>call off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>captain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>changed by somebody else</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/board.py" />
            <source>changed in the draft</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>compare changes guest page published</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>connect preferences boat out of service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>copy could not be sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>copy sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>copy: not known whether it went out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>crew again same</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>date day calendar month go to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/board.py" />
            <source>declined</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>discard revert</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/new_distribution.py" />
            <source>distribution “{comment}” in CloudFront, in front of the bucket {bucket}: HTTPS only, compressed, each page kept for as long as it says, from North America and Europe (price class 100)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>doctor test help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/rail.py" />
            <source>does not work yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>e-mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/plan_words.py" />
            <source>empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>extra date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>fits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>free</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>guest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>guest page mail text words change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>guest table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>held</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>is unknown here; known are {keys}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/new_distribution.py" />
            <source>its answer to a wrong address: {page}, with status 404</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/plan_steps.py" />
            <source>its event is not in the calendar any more. Make a new charter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>its texts cannot be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>left-out date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>licence expired</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <source>licence until {date}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/lock.py" />
            <source>locked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>mail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>may change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>may hold {name}, {date} and {key} only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>may or may not have happened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>message sms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>messages notices preview text mail guest crew</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>monday days view</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>more are awaited</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>must be "keyring" or left out; keys themselves never stand here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>must be a colour like #0B5CAD</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>must be a date and time with its offset, like 2026-05-28T13:30:00-07:00</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>must be a text in quotes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>must be a time like 21:00:00</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>must be a whole number of at least 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>must be a whole number, 0 or more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>must be lower-case letters, digits and hyphens, at most 31</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>must be uninspected, inspected or bareboat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>must not end with a slash</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>next</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>no address: to be called</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>no charters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>no e-mail known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>no phone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>no trips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>nobody</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/bootstrap.py" />
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>not done any more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/row_making.py" />
            <source>not in the settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>not sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>not sent any more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>not sent: changed by somebody else</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>not sent: sign in, then Retry</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>not sure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>not ticked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <location filename="../../jada_desk/desktop/look/words.py" />
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/message_text.py" />
            <source>now {hour} at the dock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/message_text.py" />
            <source>now {hour} in {where}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>of boat {number}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/new_distribution.py" />
            <source>one statement more in the policy of the bucket {bucket}: this distribution may read {folder}*; what stands there already stays as it is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/slot_button.py" />
            <location filename="../../jada_desk/domain/board.py" />
            <source>open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>opened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>opt out sms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>override reason because</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>paper pdf dock list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>phone dial</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>phone lookup search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>phone lookup search weekend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/answers.py" />
            <source>pick up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>place in its series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>preview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>preview width mobile print</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>previous</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>publishes roll back sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>read only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>refresh sync reload</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>remind message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>reschedule date postpone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>send</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>sender {address} in SES, which mails it a link to confirm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>shortcuts help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>signed missing guardian minor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>signs in by the browser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>somebody who signed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/feed_fetch.py" />
            <source>something else</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/ical_series.py" />
            <source>start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>stopped before it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>sure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>table {table}, key {key}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>takes a role</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>tenant add new</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>tenant switch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>text message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>text sms mail write tell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>the account that is signed in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>the boat's Certificate of Inspection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <source>the bookings mailbox</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/plan_steps.py" />
            <source>the calendar cannot be written now. Sign in to Google first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/photo_folder.py" />
            <source>the disk refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>the guest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/charter_steps.py" />
            <source>the guest's page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>the message to {who}, about {charter}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>the profile {profile}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/new_distribution.py" />
            <source>the public address in the settings: its own, https://….cloudfront.net</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>the section [{key}] is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>theme automatic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>theme night</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/sign_in.py" />
            <source>this computer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>time reschedule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>today now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>two boats have the same name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/new_charter.py" />
            <source>two hours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>uncertain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>under way since {start}, until {end}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>under way until {end}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>untitled event</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/row_making.py" />
            <source>up to {capacity}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>waits for a sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>waits for an earlier step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>was changed by somebody else</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>weather hold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/pages.py" />
            <source>why, while it rests</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>wind storm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/rail.py" />
            <source>works</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/rail.py" />
            <source>works with less</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <location filename="../../jada_desk/adapters/local/lock.py" />
            <source>written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/charter_steps.py" />
            <source>yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>yours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window_commands.py" />
            <source>zoom</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>{about} and {n} others</source>
            <extracomment>Of one: {about} and {n} other</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/conflict.py" />
            <source>{about} was changed in Google too</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/result.py" />
            <source>{account} asks for a new sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/parts.py" />
            <source>{address}, if it is another</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{boat} is a bareboat: the charterer chooses captain and crew, the desk may not.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{boat} is out of service: {why}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{boat} sails {title} then ({times}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/big_plan.py" />
            <source>{changed} of the {all} charters of this weekend change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>{changes} of {charters}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/slot_button.py" />
            <source>{change}, Ctrl+B to say why you go ahead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>{characters} with your name in front: {parts}.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/domain/big_plan.py" />
            <source>{charters} charters are written to, and {n} messages go out.</source>
            <extracomment>Of one: {charters} charters are written to, and {n} message goes out.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>{charters}, {open} open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review_boxes.py" />
            <source>{charter}, {label}: was {was}, now {now}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/objection.py" />
            <source>{charter}: must not be: {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>{charter}: {layer} {how}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>{checked} checked, {n} flaws.</source>
            <extracomment>Of one: {checked} checked, {n} flaw.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>{counted}, guardian required</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/ground.py" />
            <source>{day} on {boat}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>{day} {month}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>{day} {month} {year}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>{day} {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>{day}, today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>{day}, {times}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>{day}, {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>{day}: {counts}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>{domain} can be cleared. It does not serve the bucket {bucket}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>{domain} is there and on its way to CloudFront's edges, which takes a few minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>{domain} serves the bucket and can be cleared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/photos.py" />
            <location filename="../../jada_desk/desktop/publish/tally.py" />
            <source>{done} of {total}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>{edit}. {warning} Ctrl+B: say why you go ahead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>{entry} can be read and changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>{entry} can be read and changed. It is in {time_zone}, the desk in {zone}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>{entry} can be read, and this account may not change its events.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/rollback.py" />
            <source>{event_id} is not in the calendar any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>{fact} cannot be given as {kind}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>{fact} cannot be written into the calendar in these words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>{fact} is no fact of an event description.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/reading.py" />
            <source>{fact} stands in the description twice and differs; the first one counts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/facts.py" />
            <source>{fact}: the line is too long to be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/description/reading.py" />
            <source>{fact}: write the names on the line of the key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>{file}, line {line}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/window.py" />
            <source>{held} picked up: click a slot, or arrows and Enter. Esc lets go.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/conflict.py" />
            <source>{label} of {charter}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>{label} of {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>{label}: was {was}, then {now}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>{label}; people are told when you publish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <source>{layer} failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>{layer} {how}: {what}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>{layer} {word}: {about}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>{left} had no open place for them, or they were aboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/evidence.py" />
            <source>{line} (marked: {found})</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>{live} of {n} charters live, {rest} not.</source>
            <extracomment>Of one: {live} of {n} charter live, {rest} not.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/preview_bar.py" />
            <source>{medium}   Ctrl+Shift+G</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/big_plan.py" />
            <source>{messages} messages go out, about {charters} charters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{missing} min too little between this and {title} for {person}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/contacts.py" />
            <source>{names} and {last}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/tenants.py" />
            <source>{name} (open)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/tenants.py" />
            <source>{name} (settings cannot be used)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/draft.py" />
            <source>{name} cannot be edited here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/account.py" />
            <source>{name} in the account {account}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>{name} is no time zone; write one like America/Los_Angeles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>{name} off {title}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>{name} on {n} charters</source>
            <extracomment>Of one: {name} on {n} charter</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>{name} on {n} charters.</source>
            <extracomment>Of one: {name} on {n} charter.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>{name} was told by phone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/waiver_book.py" />
            <source>{name}: a parent or guardian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>{name}: nobody can be told, call</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/tenants.py" />
            <source>{name}: other operations, settings and sign-ins</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/card.py" />
            <source>{news}. Selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/review.py" />
            <source>{news}: {charters}. Look again before you publish.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>{n} SMS parts</source>
            <extracomment>Of one: {n} SMS part</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>{n} as they are</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>{n} cancelled</source>
            <extracomment>Of one: {n} cancelled</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>{n} changed</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>{n} changed in Google</source>
            <extracomment>Of one: {n} changed in Google</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>{n} changes</source>
            <extracomment>Of one: {n} change</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/message_form.py" />
            <source>{n} characters</source>
            <extracomment>Of one: {n} character</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <location filename="../../jada_desk/desktop/publish/publishing.py" />
            <location filename="../../jada_desk/desktop/publish/result.py" />
            <location filename="../../jada_desk/desktop/run_sheet.py" />
            <location filename="../../jada_desk/desktop/state/copying.py" />
            <source>{n} charters</source>
            <extracomment>Of one: {n} charter</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/domain/big_plan.py" />
            <source>{n} charters are cancelled: {names}.</source>
            <extracomment>Of one: {n} charter is cancelled: {names}.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>{n} charters cancelled</source>
            <extracomment>Of one: {n} charter cancelled</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>{n} charters chosen</source>
            <extracomment>Of one: {n} charter chosen</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>{n} charters chosen.</source>
            <extracomment>Of one: {n} charter chosen.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>{n} charters held for weather</source>
            <extracomment>Of one: {n} charter held for weather</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>{n} charters live.</source>
            <extracomment>Of one: {n} charter live.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/charter/nothing_picked.py" />
            <source>{n} charters need something, the next to sail first.</source>
            <extracomment>Of one: {n} charter needs something.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>{n} charters to sail again</source>
            <extracomment>Of one: {n} charter to sail again</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/charter/missing.py" />
            <source>{n} contacts taken into the draft. Undo takes all of them back.</source>
            <extracomment>Of one: {n} contacts taken into the draft. Undo takes all of them back.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>{n} crew members</source>
            <extracomment>Of one: {n} crew member</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>{n} declined</source>
            <extracomment>Of one: Declined</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>{n} double-booked</source>
            <extracomment>Of one: {n} double-booked</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outline.py" />
            <source>{n} edits held back; they stay in the draft.</source>
            <extracomment>Of one: {n} edit held back; it stays in the draft.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <location filename="../../jada_desk/domain/board.py" />
            <source>{n} guests</source>
            <extracomment>Of one: {n} guest</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/workflows/lookup.py" />
            <source>{n} mails read</source>
            <extracomment>Of one: {n} mail read</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>{n} messages</source>
            <extracomment>Of one: {n} message</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>{n} messages accepted</source>
            <extracomment>Of one: {n} message accepted</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>{n} messages accepted for delivery.</source>
            <extracomment>Of one: {n} message accepted for delivery.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>{n} messages held for later.</source>
            <extracomment>Of one: {n} message held for later.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/banner.py" />
            <location filename="../../jada_desk/desktop/publish/outcome.py" />
            <source>{n} messages may or may not have gone out.</source>
            <extracomment>Of one: {n} message may or may not have gone out.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/workflows/hold.py" />
            <source>{n} messages went out in an hour: held until {moment}.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/domain/waiver_book.py" />
            <source>{n} more people</source>
            <extracomment>Of one: {n} more person</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>{n} new</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/card.py" />
            <source>{n} of {alike}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/connect/testing.py" />
            <source>{n} of {tested} do not work yet.</source>
            <extracomment>Of one: {n} of {tested} does not work yet.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>{n} on weather hold</source>
            <extracomment>Of one: {n} on weather hold</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>{n} open</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>{n} overridden</source>
            <extracomment>Of one: Overridden</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>{n} pages</source>
            <extracomment>Of one: {n} page</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/charter/message_text.py" />
            <source>{n} parts</source>
            <extracomment>Of one: {n} part</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/state/copying.py" />
            <source>{n} people</source>
            <extracomment>Of one: {n} person</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/domain/big_plan.py" />
            <source>{n} people are told that a charter is cancelled.</source>
            <extracomment>Of one: {n} person is told that a charter is cancelled.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/charter/photos.py" />
            <location filename="../../jada_desk/workflows/photo_download.py" />
            <source>{n} photos</source>
            <extracomment>Of one: {n} photo</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/charter/photos.py" />
            <source>{n} photos from guests</source>
            <extracomment>Of one: {n} photo from guests</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/history.py" />
            <source>{n} publishes of the latest {number}.</source>
            <extracomment>Of one: {n} publish of the latest {number}.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>{n} rows: {parts}</source>
            <extracomment>Of one: {n} row: {parts}</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/state/aftermath.py" />
            <source>{n} steps</source>
            <extracomment>Of one: {n} step</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/publish/result.py" />
            <source>{n} steps wait for it; nothing of them was sent.</source>
            <extracomment>Of one: {n} step waits for it; nothing of it was sent.</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/spreadsheet.py" />
            <source>{n} that cannot be read and are left out</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>{n} trips</source>
            <extracomment>Of one: {n} trip</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>{n} unclear texts</source>
            <extracomment>Of one: {n} unclear text</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>{n} unpublished</source>
            <extracomment>Of one: {n} unpublished</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>{n} waivers missing</source>
            <extracomment>Of one: {n} waiver missing</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>{n} warnings</source>
            <extracomment>Of one: {n} warning</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>{n} with open slots</source>
            <extracomment>Of one: {n} with open slots</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>{n} without contact</source>
            <extracomment>Of one: {n} without contact</extracomment>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/printing.py" />
            <source>{parent} cannot be written to: choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{passengers} passengers; {boat} may take {capacity}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>{path} cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>{path} cannot be read: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>{path} cannot be {verb}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/crew/editor.py" />
            <source>{path} is larger than 2 MB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>{path} is no OAuth client file of an installed app.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/sign_in.py" />
            <source>{path} names an address that is not https.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/local/database.py" />
            <source>{path} was written by a newer desk (form {form}, not {ours}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/copying.py" />
            <source>{people} copied to {charters} from {date}. Ctrl+Z takes it back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>{person} answered before this changed, and not again since.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>{person} as captain of {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>{person} as crew of {title}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>{person} declined</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/decline.py" />
            <source>{person} declined {title}, {moment}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <source>{person} declined.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/details.py" />
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>{person} declined: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{person} has {day} off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{person} is no longer in the active crew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{person} is not a captain.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{person} is on {title} then ({times}, {boat}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/message_plan.py" />
            <source>{person} was told these words about {title} already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{person}'s licence expired on {day}, before this charter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{person}'s licence expires on {day}, during this charter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/opt_out.py" />
            <source>{phone} is no phone number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_chip.py" />
            <source>{phone}. Space to pick up, then arrows and Enter to place; Ctrl+I for more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/photos.py" />
            <source>{photos} in {folder}, {new} new.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <source>{role}, free</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>{service} cannot do it with these settings ({code}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>{service} could not be reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/limits.py" />
            <source>{service} did not answer {n} times in a row, so it is left alone for now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>{service} does not accept the AWS keys ({code}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>{service} gave no answer that says whether it did as asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>{service} gave no usable answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>{service} is too busy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/aws/errors.py" />
            <source>{service} refused it ({code}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>{setting} {fault}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>{signed} of {expected} signed, {status}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>{signed} of {expected} waivers signed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>{signed} signed, {status}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>{site_url} answers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <source>{slot} of {title}, {moment}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/picker.py" />
            <source>{slot} of {title}: type a name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/settings.py" />
            <source>{source} is not valid TOML: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/board.py" />
            <source>{start} to {end}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/top_bar.py" />
            <source>{start} – {end}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>{start}–{end}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/look/words.py" />
            <source>{start}–{end}, {boat}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/form.py" />
            <source>{text} is no time of day.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>{times} · not a charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/crew_card.py" />
            <source>{time}  {title} · {role}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>{title} at {span}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>{title} is a charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/rollback.py" />
            <source>{title} is cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/plan.py" />
            <source>{title} is cancelled: your changes there ({fields}) are without object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/message_plan.py" />
            <source>{title} is left out: it has started.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/message_plan.py" />
            <source>{title} is left out: it was not published yet. Publish it first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/plan_words.py" />
            <source>{title} is left out: {field} was {was}, is now {theirs} in Google, and you want {yours}. Choose one of them first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/plan.py" />
            <source>{title} is left out: {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/bulk.py" />
            <source>{title} is the first. Go to another and choose it the same way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>{title} sails</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/standing.py" />
            <source>{title} sails after all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/state/edits.py" />
            <source>{title} to {day} on {boat}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>{title}: show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/board/blocks.py" />
            <source>{title}: this is a charter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/rollback.py" />
            <source>{title}: {field} was changed since and stays.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/draft.py" />
            <source>{value} is no status of a charter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/draft.py" />
            <source>{value} is no time zone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/signing_in.py" />
            <source>{waiting} It must show this code: {code}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>{waivers} · guardian</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/card_making.py" />
            <source>{waivers}; a minor needs a guardian's signature</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <location filename="../../jada_desk/domain/rules.py" />
            <source>{warning} Overridden: {because}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/history_boxes.py" />
            <source>{warning} Published with this warning.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/board.py" />
            <source>{warning}, overridden: {because}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>{weekday} {date}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>{weekday} {day}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>{weekday} {day} {month}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>{weekday} {day} {month} {year}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>{weekday} {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/perform.py" />
            <source>{what} Then retry.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/google/calendar_feed.py" />
            <source>{what} This is the last good copy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/waivers.py" />
            <source>{what} is copied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/connect/google_pages.py" />
            <source>{what} {remedy} Or type the calendar's id.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/audit_words.py" />
            <source>{what}, by {who}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/charter/difference.py" />
            <source>{where}; a publish moves it to {address}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/publish/settle.py" />
            <source>{who}: may or may not have gone out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/adapters/booking_mail/contacts.py" />
            <source>{why} But it tells of a cancellation or a failed payment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/google_checks.py" />
            <source>{words} For this session only: this computer has no keyring.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/workflows/aws_checks.py" />
            <source>{words} The bucket is open to everybody.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/banner.py" />
            <source>{words} You can go on editing; publishing needs the sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/desktop/status_bar.py" />
            <source>{words}: show only these</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
