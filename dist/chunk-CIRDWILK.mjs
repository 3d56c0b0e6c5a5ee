
import"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import{qa as o}from"./chunk-ZBO6G6H7.mjs";export{o as lint};
