
import"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import{qa as o}from"./chunk-MN7QD32V.mjs";export{o as lint};
