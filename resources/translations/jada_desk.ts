<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
    <context>
        <name>desk</name>
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
            <location filename="../../jada_desk/domain/when.py" />
            <source>{day}, {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../jada_desk/domain/when.py" />
            <source>{start}–{end}</source>
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
    </context>
</TS>
