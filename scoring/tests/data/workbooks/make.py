"""Makes the workbooks beside it: `python make.py`, with openpyxl 3.1, xlwt 1.3 and odfpy 1.4 installed.

Each holds the same park table: a title, a header over two rows with merged cells, a row hidden, a column hidden, a share,
a date, a formula, an error, merged text and a merged figure, a total, a remark, an empty sheet and a hidden one.
"""

import datetime
import io
import pathlib
import re
import zipfile

import odf.opendocument
import odf.style
import odf.table
import odf.text
import openpyxl
import xlwt
from openpyxl.styles import Font

HERE = pathlib.Path(__file__).parent
DAY = datetime.date(2015, 4, 20)
TITLE = "2024年园区经济指标"
TOP = ["县区", "园区", "产值", None, "研发占比", "设立日期", "亩均税收"]
SECOND = [None, None, "2023", "2024", None, None, "万元/亩"]
# The errors and the text formula stand where a program of that format keeps them.
ROWS = [
    ["东区", "甲园", 120.5, 130, 0.125, DAY, 18.9],
    [None, "乙园", 80, 95.25, 0.07, DAY, 22],
    ["西区", "丙园", 60, 66, 0.031, DAY, "=1/0"],
    ["西区", "丁园", 41, 43, 0.02, DAY, 7],
]
TOTAL = ["合计", None, 301.5, 334.25, None, None, None]
REMARK = "注：数据由各园区填报"


def xlsx():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "经济指标"
    for row in [[TITLE], TOP, SECOND, *ROWS, TOTAL, [REMARK]]:
        sheet.append(row)
    for area in ["A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "A4:A5"]:
        sheet.merge_cells(area)
    for row in range(4, 8):
        sheet.cell(row, 5).number_format = "0.0%"
        sheet.cell(row, 6).number_format = 'yyyy"年"m"月"d"日"'
    sheet["B4"].font = Font(bold=True)
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["F"].hidden = True
    book.create_sheet("空表")
    hidden = book.create_sheet("备选项")
    hidden.append(["类型", "值"])
    hidden.append(["甲", 1])
    hidden.sheet_state = "hidden"
    packed = io.BytesIO()
    book.save(packed)
    # openpyxl stores no results of formulas; a spreadsheet would.
    patch(packed, "parks.xlsx", {"xl/worksheets/sheet1.xml": [(
        r'<c r="G6"><f>1/0</f><v ?/?>(</v>)?</c>', '<c r="G6" t="e"><f>1/0</f><v>#DIV/0!</v></c>')]})
    patch(packed, "not-computed.xlsx", {})


def patch(packed, name, changes):
    source = zipfile.ZipFile(packed)
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            text = source.read(member)
            for pattern, by in changes.get(member.filename, []):
                changed = re.sub(pattern, by, text.decode())
                assert changed != text.decode(), pattern
                text = changed.encode()
            target.writestr(zipfile.ZipInfo(member.filename), text, zipfile.ZIP_DEFLATED)


def package():
    book = openpyxl.Workbook()
    tables = {
        "entities": [["id", "name", "region"], ["a", "甲园", "东"], ["b", "乙园", "西"], ["c", "丙园", "西"]],
        "indicators": [
            ["iCode", "iName", "Parent", "Level", "Type", "Weight", "Direction", "Unit"],
            ["index", "总分", None, 2, "Aggregate", 1, 1, None],
            ["gdp", "产值", "index", 1, "Indicator", 2, 1, "亿元"],
            ["energy", "能耗", "index", 1, "Indicator", 1, -1, "吨标煤"],
        ],
        "values": [["entity", "indicator", "period", "value"], *[
            [entity, code, 2024, value] for entity, pair in [("a", (5, 30)), ("b", (6.5, 20)), ("c", (7, 25))]
            for code, value in zip(("gdp", "energy"), pair)]],
    }
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    patch(packed, "package.xlsx", {})


def xls():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("经济指标")
    share = xlwt.easyxf(num_format_str="0.0%")
    day = xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"')
    sheet.write_merge(0, 0, 0, 6, TITLE)
    for column in (0, 1, 4, 5):
        sheet.write_merge(1, 2, column, column, TOP[column])
    sheet.write_merge(1, 1, 2, 3, TOP[2])
    sheet.write(1, 6, TOP[6])
    for column in (2, 3, 6):
        sheet.write(2, column, SECOND[column])
    sheet.write_merge(3, 4, 0, 0, ROWS[0][0])
    for at, row in enumerate(ROWS + [TOTAL], 3):
        for column, value in enumerate(row):
            if value is None or (at == 3 and column == 0):
                continue
            if value == "=1/0":
                sheet.row(at).set_cell_error(column, "#DIV/0!")
            else:
                sheet.write(at, column, value, {4: share, 5: day}.get(column, xlwt.Style.default_style))
    sheet.write(8, 0, REMARK)
    sheet.row(6).hidden = 1
    sheet.col(5).hidden = 1
    book.add_sheet("空表")
    hidden = book.add_sheet("备选项")
    hidden.visibility = 1
    hidden.write(0, 0, "类型")
    hidden.write(0, 1, "值")
    hidden.write(1, 0, "甲")
    hidden.write(1, 1, 1)
    book.save(str(HERE / "parks.xls"))
    # Texts that fill more than one record, some of two bytes a character and some of one.
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("long")
    sheet.write(0, 0, "名称")
    sheet.write(0, 1, "x")
    for row in range(1, 41):
        text = ("园区" if row % 2 else "park ") * 150 + str(row)
        sheet.write(row, 0, text)
        sheet.write(row, 1, row)
    book.save(str(HERE / "long-texts.xls"))


def ods():
    document = odf.opendocument.OpenDocumentSpreadsheet()
    away = odf.style.Style(name="ta-hidden", family="table")
    away.addElement(odf.style.TableProperties(display="false"))
    document.automaticstyles.addElement(away)
    table = odf.table.Table(name="经济指标")
    table.addElement(odf.table.TableColumn(numbercolumnsrepeated=5))
    table.addElement(odf.table.TableColumn(visibility="collapse"))
    table.addElement(odf.table.TableColumn())

    def cell(value, column, **spans):
        if value is None:
            return odf.table.TableCell(**spans)
        if value == "=1/0":
            made = odf.table.TableCell(formula="of:=1/0", valuetype="string", stringvalue="")
            extension = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
            made.attributes[(extension, "value-type")] = "error"
            made.addElement(odf.text.P(text="#DIV/0!"))
            return made
        if isinstance(value, datetime.date):
            made = odf.table.TableCell(valuetype="date", datevalue=value.isoformat(), **spans)
        elif isinstance(value, str):
            made = odf.table.TableCell(valuetype="string", **spans)
        elif column == 4:
            made = odf.table.TableCell(valuetype="percentage", value=value, **spans)
        else:
            made = odf.table.TableCell(valuetype="float", value=value, **spans)
        made.addElement(odf.text.P(text=str(value)))
        return made

    def row(values, spans={}, **attributes):
        made = odf.table.TableRow(**attributes)
        for column, value in enumerate(values):
            if spans.get(column) == "covered":
                made.addElement(odf.table.CoveredTableCell())
            else:
                made.addElement(cell(value, column, **spans.get(column, {})))
        table.addElement(made)

    down, wide = {"numberrowsspanned": 2}, {"numbercolumnsspanned": 2}
    row([TITLE])
    row(TOP, {0: down, 1: down, 2: wide, 3: "covered", 4: down, 5: down})
    row(SECOND, {0: "covered", 1: "covered", 4: "covered", 5: "covered"})
    row(ROWS[0], {0: down})
    row(ROWS[1], {0: "covered"})
    row(ROWS[2])
    row(ROWS[3], visibility="collapse")
    row(TOTAL)
    row([REMARK])
    row([None], numberrowsrepeated=1048000)
    document.spreadsheet.addElement(table)
    document.spreadsheet.addElement(odf.table.Table(name="空表"))
    table = odf.table.Table(name="备选项", stylename=away)
    document.spreadsheet.addElement(table)
    row(["类型", "值"])
    row(["甲", 1])
    document.save(str(HERE / "parks.ods"))


if __name__ == "__main__":
    xlsx()
    package()
    xls()
    ods()
